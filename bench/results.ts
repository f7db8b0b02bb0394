import { readFile, writeFile } from "node:fs/promises";

const FILE = "bench/RESULTS.md";

/** Fewer runs than this are a look, not a result. */
export const LEAST_RUNS = 5;

/** Prints a bench's section, and keeps it in place of its last one where there were enough runs. */
export async function publish(
  name: string,
  section: string,
  runs: number,
  least = LEAST_RUNS,
): Promise<void> {
  console.log(`\n${section}\n`);
  if (runs < least) {
    console.log(`Not kept: ${FILE} holds figures of ${least} runs or more.`);
    return;
  }
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const text = await readFile(FILE, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  const kept =
    from === -1 || to === -1
      ? `${text.trimEnd()}\n\n${begin}\n${section}\n${end}\n`
      : `${text.slice(0, from)}${begin}\n${section}\n${text.slice(to)}`;
  await writeFile(FILE, kept);
  console.log(`Kept in ${FILE}.`);
}

/** The number of runs that were asked for on the command line. */
export function readRuns(): number {
  const flag = process.argv.find((argument) => argument.startsWith("--runs="));
  return Number(flag?.slice("--runs=".length) ?? LEAST_RUNS);
}
