import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const ROOT = path.resolve(import.meta.dirname, "..");
const POLL_MS = 50;
const READY_WITHIN_MS = 90_000;
const FOREIGN = /^(npm_|CAUCUS_|AUTH_|NEXTAUTH_|OIDC_|SMTP_|DATABASE_URL$|REDIS_URL$|NODE_ENV$)/;

/** This environment, with nothing that would change what the product does. */
function ownEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return { ...(Object.fromEntries(own) as NodeJS.ProcessEnv), ...env };
}

/** Runs one of the scripts to its end. */
export async function runScript(
  name: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, "scripts", name), ...args], {
    cwd: "/",
    env: ownEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString("utf8")));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
}

/** The product, started as people start it. */
export class ProductProcess {
  readonly url: string;
  stdout = "";
  stderr = "";
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  readonly #child: ChildProcess;

  /** @param script run by npm if it is named; else `npm start`'s own, without npm and from another folder. */
  constructor(port: number, env: Record<string, string>, script?: "start" | "dev") {
    this.url = `http://127.0.0.1:${port}`;
    const [program, ...args] = script
      ? ["npm", "run", script]
      : [process.execPath, path.join(ROOT, "scripts/start.mjs")];
    const child = spawn(program, args, {
      cwd: script ? ROOT : "/",
      env: ownEnvironment({ PORT: String(port), ...env }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => (this.stdout += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (this.stderr += chunk.toString("utf8")));
    this.#child = child;
    this.ended = new Promise((resolve) => {
      child.once("close", (code, signal) => resolve(code ?? signal));
    });
  }

  /** Waits until it says that people can work. Throws with what it printed where it ends instead. */
  async ready(): Promise<this> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (this.#child.exitCode === null && Date.now() < deadline) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) return this;
      await pause(POLL_MS);
    }
    throw new Error(`It is not ready:\n${this.stdout}\n${this.stderr}`);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    this.signal(signal);
    return this.ended;
  }
}

export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}

/** The numbers of the processes whose command line names `text`; Linux only. */
export async function findProcesses(text: string): Promise<number[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  const commands = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return pids.filter((_, index) => commands[index]?.includes(text));
}
