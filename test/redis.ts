import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { createClient } from "@redis/client";

/** The Redis or Valkey of this machine; `null` where there is none, and tests that need one say so. */
export const REDIS_BINARY = ["redis-server", "valkey-server"]
  .flatMap((name) =>
    (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name)),
  )
  .find(isExecutable);

/** A Redis of a test's own, on a port that it keeps when it is started again; it stores nothing. */
export class TestRedis {
  readonly url: string;
  readonly #port: number;
  #child: ChildProcess | null = null;

  private constructor(port: number) {
    this.#port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<TestRedis> {
    const redis = new TestRedis(await findFreePort());
    await redis.start();
    return redis;
  }

  async start(): Promise<void> {
    if (!REDIS_BINARY) throw new Error("There is no Redis on this machine.");
    const options = ["--port", String(this.#port), "--bind", "127.0.0.1", "--save", ""];
    const child = spawn(REDIS_BINARY, [...options, "--appendonly", "no"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout.on("data", (chunk: Buffer) => {
        if (chunk.includes("Ready to accept connections")) resolve();
      });
      child.once("exit", (code) => reject(new Error(`Redis ended with ${code}`)));
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child?.exitCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await exited;
  }

  /** It keeps its connections and does not answer any more. */
  pause(): void {
    this.#child?.kill("SIGSTOP");
  }

  resume(): void {
    this.#child?.kill("SIGCONT");
  }

  async flush(): Promise<void> {
    const client = createClient({ url: this.url });
    await client.connect();
    await client.sendCommand(["FLUSHALL"]);
    client.destroy();
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
