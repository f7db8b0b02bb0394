import { fork, type ChildProcess } from "node:child_process";
import { build } from "esbuild";
import type { FromGenerator, Job, Report, ToGenerator } from "./job";

const PROGRAM = ".bench/sync/generator.js";
/** Long enough for the slowest server on a busy machine. */
const READY_WITHIN_MS = 120_000;
const DONE_WITHIN_MS = 400_000;

/** Call once before any job is run. */
export async function buildGenerator(): Promise<void> {
  await build({
    entryPoints: ["bench/sync/generator.ts"],
    outfile: PROGRAM,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    tsconfig: "tsconfig.json",
  });
}

/** One load generator in a process of its own. */
class Generator {
  readonly ready: Promise<void>;
  readonly done: Promise<Report>;
  readonly #child: ChildProcess;

  constructor(job: Job) {
    const child = fork(PROGRAM, { serialization: "advanced" });
    this.#child = child;
    let isReady: () => void;
    let isDone: (report: Report) => void;
    let failed: (error: Error) => void;
    this.ready = new Promise((resolve) => (isReady = resolve));
    this.done = new Promise((resolve, reject) => {
      isDone = resolve;
      failed = reject;
    });
    child.on("message", (message: FromGenerator) => {
      if (message.kind === "ready") isReady();
      else if (message.kind === "done") isDone(message.report);
      else failed(new Error(message.message));
    });
    child.on("exit", (code) => failed(new Error(`A load generator ended with ${code}.`)));
    this.#tell({ kind: "job", job });
  }

  go(): void {
    this.#tell({ kind: "go" });
  }

  end(): void {
    this.#child.kill();
  }

  #tell(message: ToGenerator): void {
    this.#child.send(message);
  }
}

/**
 * Runs all jobs at the same time.
 *
 * @param measured called when all sockets are open, and what it returns when all jobs are done
 */
export async function runJobs(
  jobs: readonly Job[],
  measured?: () => Promise<() => Promise<void>>,
): Promise<Report[]> {
  const generators = jobs.map((job) => new Generator(job));
  try {
    const all = Promise.all(generators.map(({ done }) => done));
    await within(
      READY_WITHIN_MS,
      Promise.race([Promise.all(generators.map(({ ready }) => ready)), all]),
    );
    const finish = await measured?.();
    for (const generator of generators) generator.go();
    const reports = await within(DONE_WITHIN_MS, all);
    await finish?.();
    return reports;
  } finally {
    for (const generator of generators) generator.end();
  }
}

/** Opens sockets and leaves them open. @returns the way to end them */
export async function stay(job: Omit<Job, "end">): Promise<() => void> {
  const generator = new Generator({ ...job, end: { kind: "after", ms: DONE_WITHIN_MS } });
  generator.done.catch(() => undefined);
  await within(READY_WITHIN_MS, Promise.race([generator.ready, generator.done]));
  return () => generator.end();
}

async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing came for ${ms / 1_000} s.`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
