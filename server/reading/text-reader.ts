import type { WrittenEdition } from "@/data/editions/written-edition";
import type { ReportFormat } from "@/domain/edition/import-report";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import { refuse, type Result } from "@/domain/result";
import type { Payer } from "../cost/payer";
import { Turns } from "../cost/turns";
import { TaskFailed, TaskProcess } from "../threads/task-process";
import { IDLE_MS } from "./reading-process";
import type { JsonBounds, JsonRefusal } from "./scan-json";
import type { ReadForm, TextTasks } from "./text-worker";

/** Bytes of a text that is read beside the long ones, so that it never waits for them. */
export const SHORT_TEXT = 200_000;

/** Megabytes. The longest body is a string, and parsed; the longest text with the densest structure needs two thirds. */
const MAX_HEAP = { bodies: 256, short: 192, long: 384 };
/** Deep texts are read by functions that call themselves. Megabytes. */
const STACK = 8;

/** One text at a time; who has more under way than others waits for them. */
const TURNS = { each: 1, all: 1, waiting: 3, patience: 60_000 };

/** `busy`: too many wait before. `gone`: whoever asked has left. */
export type ReaderRefusal = "busy" | "gone";

type Asking = { payer: Payer; signal: AbortSignal };

class Lane {
  readonly #turns = new Turns(TURNS);
  readonly #worker: TaskProcess<TextTasks>;

  /** @param within milliseconds that a text may take. */
  constructor(within: number, heap: number) {
    const program = new URL("./text-worker.js", import.meta.url);
    this.#worker = new TaskProcess({ program, within, heap, stack: STACK, idle: IDLE_MS });
  }

  /** Rejects with `TaskFailed` where the text was too much. */
  async do<Kind extends keyof TextTasks>(
    task: { kind: Kind } & TextTasks[Kind]["ask"],
    { payer, signal }: Asking,
  ): Promise<TextTasks[Kind]["result"] | Result<never, ReaderRefusal>> {
    const end = await this.#turns.take(payer, signal);
    if (!end) return refuse(signal.aborted ? "gone" : "busy");
    try {
      return await this.#worker.do<Kind>(task, { signal });
    } catch (error) {
      if (error instanceof TaskFailed && error.reason === "abandoned") return refuse("gone");
      throw error;
    } finally {
      end();
    }
  }

  close(): Promise<void> {
    return this.#worker.close();
  }
}

/** Reads texts that requests bring, in processes with limits of time and memory: long ones keep no short one waiting. */
export class TextReader {
  readonly #bodies = new Lane(10_000, MAX_HEAP.bodies);
  readonly #short = new Lane(10_000, MAX_HEAP.short);
  readonly #long = new Lane(60_000, MAX_HEAP.long);

  /**
   * Reads a text in UTF-8 as an edition, as `importReport` would. What is too much for it is refused like a file.
   *
   * @param text its `bytes` must stay as they are until then
   */
  async readText(
    { bytes, format }: { bytes: Uint8Array; format: ReportFormat },
    asking: Asking,
  ): Promise<Result<WrittenEdition, ImportRefusal | ReaderRefusal>> {
    const lane = bytes.length <= SHORT_TEXT ? this.#short : this.#long;
    try {
      return await lane.do({ kind: "text", bytes, format }, asking);
    } catch (error) {
      if (error instanceof TaskFailed && error.reason === "too-long") return refuse("timeout");
      if (error instanceof TaskFailed && error.reason === "out-of-memory") {
        return refuse("out-of-memory");
      }
      throw error;
    }
  }

  /** Parses JSON. @param body must stay as it is until then. */
  readJson(
    body: Uint8Array<ArrayBuffer>,
    bounds: JsonBounds,
    asking: Asking,
  ): Promise<Result<unknown, JsonRefusal | "malformed" | ReaderRefusal>> {
    return this.#bodies.do({ kind: "json", body, bounds }, asking);
  }

  /** Takes a form apart. @param body must stay as it is until then. */
  readForm(
    body: Uint8Array<ArrayBuffer>,
    contentType: string,
    asking: Asking,
  ): Promise<Result<ReadForm, "malformed" | ReaderRefusal>> {
    return this.#bodies.do({ kind: "form", body, contentType }, asking);
  }

  async close(): Promise<void> {
    await Promise.all([this.#bodies.close(), this.#short.close(), this.#long.close()]);
  }
}
