import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time in these. */
const TICKS_PER_SECOND = 100;

type Stat = { parent: number; ticks: number };

/** Seconds of processor time of one process so far, in steps of 10 ms. Linux only. */
export function readCpu(pid: number): number {
  return (readStat(pid)?.ticks ?? 0) / TICKS_PER_SECOND;
}

/** Seconds of processor time of those of its threads that have not ended, to the nanosecond. Linux only. */
export function readThreadsCpu(pid: number): number {
  const threads = `/proc/${pid}/task`;
  const spent = readdirSync(threads).map((thread) =>
    Number(readFileSync(`${threads}/${thread}/schedstat`, "utf8").split(" ")[0]),
  );
  return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e9;
}

/** In steps of 10 ms, of it and of all that it has started, those that have ended included. */
export function readTreeCpu(pid: number): number {
  const all = new Map<number, Stat>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name), true) : null;
    if (stat) all.set(Number(name), stat);
  }
  const sum = (parent: number): number =>
    [...all].reduce(
      (ticks, [child, stat]) => (stat.parent === parent ? ticks + stat.ticks + sum(child) : ticks),
      0,
    );
  return ((all.get(pid)?.ticks ?? 0) + sum(pid)) / TICKS_PER_SECOND;
}

function readStat(pid: number, withEnded = false): Stat | null {
  let line;
  try {
    line = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null;
  }
  // The name of the program, in brackets, may hold anything. State is the third field of proc(5).
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const field = (number: number) => Number(fields[number - 3]);
  const ended = withEnded ? field(16) + field(17) : 0;
  return { parent: field(4), ticks: field(14) + field(15) + ended };
}

/** The process that this one has started with a program of that name. */
export function findChild(program: string): number {
  const found = readdirSync("/proc").find((name) => {
    if (!/^\d+$/.test(name) || readStat(Number(name))?.parent !== process.pid) return false;
    return readFileSync(`/proc/${name}/cmdline`, "utf8").includes(program);
  });
  if (found === undefined) throw new Error(`No ${program} was started.`);
  return Number(found);
}
