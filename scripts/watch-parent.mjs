import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const CHECK_MS = 1_000;

/** The scripts of package.json that go on until they are stopped. */
const SERVING = ["start", "dev"];

/**
 * Under `npm start`, npm is what people stop. It passes signals on, but nothing when it is killed outright, and a
 * server that nobody knows of would keep the port and the data. So the server stops when npm is gone.
 */
export function watchParent() {
  if (!SERVING.includes(process.env.npm_lifecycle_event)) return;
  const isOrphan = watch();
  setInterval(() => {
    if (isOrphan()) process.kill(process.pid, "SIGTERM");
  }, CHECK_MS).unref();
}

/** npm runs its scripts in a shell. Some shells become the program; others stay, and survive npm as our parent. */
function watch() {
  const parent = process.ppid;
  const isOurs = () => process.ppid === parent;
  const { args, ppid: npm } = describe(parent) ?? {};
  if (!npm || !/^\S*sh -c /.test(args)) return () => !isOurs();
  return () => !isOurs() || describe(parent)?.ppid !== npm;
}

/** `null` where this machine does not say. */
function describe(pid) {
  try {
    if (process.platform === "linux") {
      // The second field is the program's name, in which anything may stand.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
      const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return { ppid: Number(fields[1]), args };
    }
    const said = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" });
    const [, ppid, args] = /^\s*(\d+)\s+(.*)/.exec(said) ?? [];
    return args === undefined ? null : { ppid: Number(ppid), args };
  } catch {
    return null;
  }
}
