import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { getPriority } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterEach, expect, it, vi } from "vitest";
import { IsolatedWorker, type WorkerEnd } from "./isolated-worker";

/** A table that grows is moved as a whole, and where there is no room for that V8 ends the process. */
const DIE = "const table = new Map(); for (let at = 0; ; at += 1) table.set(at, at);";
const MEMORY = { resourceLimits: { maxOldGenerationSizeMb: 64 } };
const ECHO = `parentPort.on("message", (message) => parentPort.postMessage(message));`;

/** It builds its code first. */
const SOON = { timeout: 30_000 };

const workers: IsolatedWorker<unknown>[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
});

function programOf(code: string): URL {
  const imports = `import { parentPort, workerData } from "node:worker_threads";`;
  return new URL(`data:text/javascript,${encodeURIComponent(`${imports}\n${code}`)}`);
}

function start(code: string, options: ConstructorParameters<typeof IsolatedWorker>[1] = {}) {
  const heard: unknown[] = [];
  const ends: WorkerEnd[] = [];
  const worker = new IsolatedWorker(programOf(code), options, {
    message: (message) => heard.push(message),
    end: (end) => ends.push(end),
  });
  workers.push(worker);
  const hear = async (): Promise<unknown> => {
    await vi.waitFor(() => expect(heard).not.toEqual([]), SOON);
    return heard.shift();
  };
  const end = async (): Promise<WorkerEnd | undefined> => {
    await vi.waitFor(() => expect(ends).not.toEqual([]), SOON);
    return ends[0];
  };
  return { worker, hear, end };
}

it("brings bytes there and back as what they are", async () => {
  const workerData = { bytes: new Uint8Array([1, 2, 3]), name: "a" };
  const code = `parentPort.postMessage({ ...workerData, is: workerData.bytes.constructor.name }); ${ECHO}`;
  const { worker, hear } = start(code, { workerData });
  expect(await hear()).toStrictEqual({ ...workerData, is: "Uint8Array" });
  const large = new Uint8Array(5_000_000).map((_, at) => at * 7);
  worker.postMessage(large);
  expect(Buffer.compare((await hear()) as Uint8Array, large)).toBe(0);
  worker.postMessage({ part: Buffer.from("a part").subarray(2), none: new Uint8Array() });
  const part = new TextEncoder().encode("part");
  expect(await hear()).toStrictEqual({ part, none: new Uint8Array() });
});

it("a worker that ends says why", async () => {
  const thrown = await start(`throw new Error("no such thing");`).end();
  expect(thrown).toMatchObject({ kind: "failed" });
  expect(thrown?.error.message).toContain("no such thing");
  expect(await start("parentPort.postMessage(1);").end()).toMatchObject({ kind: "failed" });
  const full = start("const all = []; for (;;) all.push('x'.repeat(99) + all.length)", MEMORY);
  expect(await full.end()).toMatchObject({ kind: "out-of-memory" });
});

it("dies alone of what ends the process around a worker", async () => {
  const plain = `import { Worker } from "node:worker_threads";
    new Worker(new URL(${JSON.stringify(programOf(DIE))}), ${JSON.stringify({ ...MEMORY, execArgv: [] })});`;
  const around = spawn(process.execPath, ["--input-type=module", "-e", plain]);
  const [code, signal] = (await once(around, "exit")) as [number | null, string | null];
  expect(["SIGABRT", "SIGTRAP", 133, 134]).toContain(signal ?? code);
  expect(await start(DIE, MEMORY).end()).toMatchObject({ kind: "out-of-memory" });
});

it("is not ended by signals that are meant for its server", async () => {
  const { worker, hear } = start(`parentPort.postMessage(process.pid); ${ECHO}`);
  const pid = (await hear()) as number;
  if (process.platform === "linux") expect(getPriority(pid)).toBe(10);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.kill(pid, signal);
  worker.postMessage("still there");
  expect(await hear()).toBe("still there");
  await worker.terminate();
  expect(isRunning(pid)).toBe(false);
});

it("ends when the process that has started it is killed", async () => {
  const program = programOf("parentPort.postMessage(process.pid); for (;;);");
  const asking = spawn(process.execPath, ["--input-type=module", "-"]);
  asking.stdin.end(await buildAsking(program));
  const [said] = (await once(asking.stdout, "data")) as [Buffer];
  const pid = Number(said.toString());
  expect(isRunning(pid)).toBe(true);
  asking.kill("SIGKILL");
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), SOON);
});

/** The code of a process that starts a worker and prints what that says. */
async function buildAsking(program: URL): Promise<string> {
  const source = path.join(import.meta.dirname, "isolated-worker.ts");
  const { outputFiles } = await build({
    stdin: {
      contents: `import { IsolatedWorker } from ${JSON.stringify(source)};
        new IsolatedWorker(new URL(${JSON.stringify(program)}), {}, { message: console.log, end: console.log });`,
      resolveDir: import.meta.dirname,
    },
    define: { "import.meta.url": JSON.stringify(pathToFileURL(source)) },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  return outputFiles[0]?.text ?? "";
}

/** One that has ended, but whose end nobody has asked for, is no more. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      process.platform !== "linux" || !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ")
    );
  } catch {
    return false;
  }
}
