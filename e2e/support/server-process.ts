import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** The built product. Tests and benches are run from the root of the checkout. */
const BUILT: Program = { root: process.cwd(), main: ".build/main.js" };
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;
const POLL_MS = 50;

/** What is started: a file of a checkout in which the pages were built. */
export type Program = { root: string; main: string };

/** The product as a process of its own, on data of its own, which it keeps over restarts. */
export class ServerProcess {
  readonly url: string;
  readonly #data: string;
  readonly #env: Record<string, string>;
  readonly #program: Program;
  #child: ChildProcess | null = null;
  #output = "";

  private constructor(port: number, data: string, env: Record<string, string>, program: Program) {
    this.#program = program;
    this.url = `http://127.0.0.1:${port}`;
    this.#data = data;
    this.#env = {
      CAUCUS_URL: this.url,
      LOG_LEVEL: "warn",
      ...env,
      HOST: "127.0.0.1",
      PORT: String(port),
      CAUCUS_DATA: data,
    };
  }

  /** Starts on a fresh data folder in `place` and on a free port, and waits until the server is ready. */
  static async start(
    env: Record<string, string> = {},
    place = tmpdir(),
    program = BUILT,
  ): Promise<ServerProcess> {
    const data = await mkdtemp(path.join(place, "caucus-e2e-"));
    const server = new ServerProcess(await findFreePort(), data, env, program);
    try {
      await server.start();
    } catch (error) {
      await server.dispose();
      throw error;
    }
    return server;
  }

  /** What it has printed since the first start. */
  get output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** @param env what is set otherwise for this one time. */
  async start(env: Record<string, string> = {}): Promise<void> {
    if (this.#child) throw new Error("The server runs already.");
    const { root, main } = this.#program;
    const child = spawn(process.execPath, [path.join(root, main)], {
      cwd: root,
      env: { ...cleanEnvironment(), ...this.#env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const take = (chunk: Buffer): void => {
      this.#output += chunk.toString("utf8");
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    this.#child = child;
    await this.#untilReady(child);
  }

  /** Pulls the plug: no time to finish anything. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Pulls the plug of PostgreSQL. The server ends by itself then. */
  async killDatabase(): Promise<void> {
    const file = path.join(this.#data, "postgres/postmaster.pid");
    const [pid] = (await readFile(file, "utf8")).split("\n");
    process.kill(Number(pid), "SIGKILL");
  }

  /** Resolves when the server has ended, by itself or not. */
  async ended(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    await new Promise((resolve) => child.once("exit", resolve));
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** Stops for good and removes the data. */
  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.#data, { recursive: true, force: true });
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    for (;;) {
      if (child.exitCode !== null) {
        throw new Error(`The server ended with ${child.exitCode}:\n${this.#output}`);
      }
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) return;
      if (Date.now() > deadline) throw new Error(`The server is not ready:\n${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(signal);
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
    await exited;
    clearTimeout(late);
  }
}

/** The environment without what would make the server somebody else's. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(CAUCUS_|AUTH_|NEXTAUTH_|OIDC_|SMTP_|DATABASE_URL$|REDIS_URL$|NODE_OPTIONS$|NODE_ENV$)/;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !foreign.test(name)),
  ) as NodeJS.ProcessEnv;
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}
