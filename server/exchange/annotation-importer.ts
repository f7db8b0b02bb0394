import { listAnnotationIds } from "@/data/reports/annotations";
import type { Database } from "@/data/database";
import { findEditionSource } from "@/data/editions/edition-sources";
import { listEditions } from "@/data/editions/editions";
import type { ReadableReport } from "@/domain/access/readable";
import type { UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { TimeBudget } from "../cost/time-budget";
import { TaskFailed, TaskProcess } from "../threads/task-process";
import type {
  AnnotationTasks,
  DocumentRefusal,
  NeededText,
  NumberedNote,
} from "./annotation-worker";

/** Three of the largest documents at once, and another every three minutes. */
const ALLOWANCE = { burst: 30_000, share: 0.05, patience: 0 };

/** What becomes an annotation, and keeps the main thread busy for a millisecond, is seldom shorter. Bytes. */
const BYTES_PER_MS = 1_600;

/** The largest document with more than any exporter writes of each annotation. */
const DOCUMENT_JSON = { depth: 32, values: 1_000_000 };

const WITHIN_MS = 60_000;
/** Megabytes. */
const MAX_HEAP = 768;

/** In one go into the shared document: notes, and characters. More would keep others waiting. */
const PART = { most: 200, characters: 200_000 };

/** `too-much`: it takes more time or memory than one document may have. `gone`: nobody waits for it any more. */
export type ImporterRefusal = DocumentRefusal | "too-much" | "gone";

/** Notes that have their places, to be written part by part. */
export type PlacedDocument = Omit<AnnotationTasks["place"]["result"], "placed"> & {
  parts: AsyncIterable<NumberedNote[]>;
};

/**
 * Takes documents of annotations apart and finds their passages, in processes with limits of time and memory. Who brings
 * them has a budget for that of their own, because what one document brings is more than anybody writes in a day.
 */
export class AnnotationImporter {
  readonly #budget = new TimeBudget(ALLOWANCE);

  /** Charges a person for a document before it is taken in. Returns whether they may bring it now. */
  charge(user: UserId, bytes: number): boolean {
    const verdict = this.#budget.charge({ kind: "person", user }, bytes / BYTES_PER_MS);
    return verdict.kind !== "refused";
  }

  /** Hands the notes to `write` when all have been looked for; after that it does not look whether `signal` says to stop. */
  async import<Written>(
    db: Database,
    document: {
      body: Uint8Array<ArrayBuffer>;
      report: ReadableReport;
      origin: string;
      signal: AbortSignal;
    },
    write: (placed: PlacedDocument) => Promise<Written>,
  ): Promise<Result<Written, ImporterRefusal>> {
    const program = new URL("./annotation-worker.js", import.meta.url);
    const worker = new TaskProcess<AnnotationTasks>({ program, within: WITHIN_MS, heap: MAX_HEAP });
    try {
      const read = await this.#place(db, worker, document);
      if (!read.ok) return read;
      return ok(await write({ ...read.value, parts: takeParts(worker) }));
    } catch (error) {
      if (!(error instanceof TaskFailed) || error.reason === "failed") throw error;
      return refuse(error.reason === "abandoned" ? "gone" : "too-much");
    } finally {
      await worker.close();
    }
  }

  async #place(
    db: Database,
    worker: TaskProcess<AnnotationTasks>,
    { body, report, origin, signal }: Parameters<AnnotationImporter["import"]>[1],
  ): Promise<Result<AnnotationTasks["place"]["result"], ImporterRefusal>> {
    const [editions, known] = await Promise.all([
      listEditions(db, { report }),
      listAnnotationIds(db, { report }),
    ]);
    const about = {
      origin,
      report,
      editions: editions.map(({ number, sha256 }) => ({ number, sha256 })),
      known: [...known],
    };
    const task = { kind: "read", body, bounds: DOCUMENT_JSON, about } as const;
    const read = await worker.do<"read">(task, { signal });
    if (!read.ok) return read;
    const texts: NeededText[] = [];
    for (const number of read.value.needed) {
      const source = await findEditionSource(db, { report, number });
      if (source) texts.push(source);
    }
    return ok(await worker.do<"place">({ kind: "place", texts }, { signal }));
  }
}

async function* takeParts(worker: TaskProcess<AnnotationTasks>): AsyncGenerator<NumberedNote[]> {
  for (;;) {
    const part = await worker.do<"take">({ kind: "take", ...PART });
    if (part.length === 0) return;
    yield part;
  }
}
