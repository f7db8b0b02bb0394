import type { Author } from "@/contract/common";
import { listAnnotations, type StoredAnnotation } from "@/data/reports/annotations";
import type { Database } from "@/data/database";
import { findEditionSource } from "@/data/editions/edition-sources";
import { writtenName } from "@/domain/annotation/former-member";
import type { ReadableReport } from "@/domain/access/readable";
import type {
  ExchangedComment,
  ExchangedNote,
  ExchangedPerson,
} from "@/domain/exchange/exchanged-note";
import type { TextRange } from "@/domain/text/range";
import { TaskProcess } from "../threads/task-process";
import type { ExchangeNames } from "./exchange-names";
import type { QuoteTasks } from "./quote-worker";

/** Passages that are looked for between two looks at whether somebody still waits. */
const AT_ONCE = 200;

/** Milliseconds for so many passages; the longest text needs a tenth. */
const WITHIN_MS = 30_000;
/** Megabytes. */
const MAX_HEAP = 512;

type Standing = { annotation: StoredAnnotation; number: number; range: TextRange };

/**
 * A report's annotations as others can read them: where they stand in the newest edition for sure, else in the one in
 * which somebody has last seen them. What was deleted is left out, and so are reactions. Rejects where `signal` ends it.
 */
export async function exportAnnotations(
  db: Database,
  names: ExchangeNames,
  { report, signal }: { report: ReadableReport; signal: AbortSignal },
): Promise<ExchangedNote[]> {
  const stored = await listAnnotations(db, { report, signal });
  const standing = stored.filter(({ deleted }) => deleted === null).map(placeOf);
  const notes = new Map<StoredAnnotation, ExchangedNote>();
  // What it takes to tell a passage from all others grows with the text.
  const program = new URL("./quote-worker.js", import.meta.url);
  const worker = new TaskProcess<QuoteTasks>({ program, within: WITHIN_MS, heap: MAX_HEAP });
  try {
    for (const number of new Set(standing.map((one) => one.number))) {
      const edition = await findEditionSource(db, { report, number });
      if (!edition) throw new Error(`report ${report} has no edition ${number}`);
      await worker.do<"open">({ kind: "open", edition }, { signal });
      const here = standing.filter((one) => one.number === number);
      for (let at = 0; at < here.length; at += AT_ONCE) {
        const part = here.slice(at, at + AT_ONCE);
        const ranges = part.map(({ range }) => range);
        const found = await worker.do<"quote">({ kind: "quote", ranges }, { signal });
        for (const [index, { annotation }] of part.entries()) {
          const { position = null, quote = null } = found[index] ?? {};
          const source = names.text(number);
          const { sha256 } = edition;
          const note = toNote(annotation, names);
          notes.set(annotation, { ...note, source, sha256, position, quote });
        }
      }
    }
  } finally {
    await worker.close();
  }
  return standing.flatMap(({ annotation }) => notes.get(annotation) ?? []);
}

function placeOf(annotation: StoredAnnotation): Standing {
  const { start, end, edition, original } = annotation;
  return start !== null && end !== null
    ? { annotation, number: edition, range: { start, end } }
    : {
        annotation,
        number: original.edition,
        range: { start: original.start, end: original.end },
      };
}

function toNote(
  annotation: StoredAnnotation,
  names: ExchangeNames,
): Pick<ExchangedNote, "iri" | "creator" | "created" | "labels" | "thread" | "comments"> {
  return {
    iri: names.annotation(annotation.id),
    creator: toPerson(annotation.creator, names),
    created: Date.parse(annotation.created),
    labels: annotation.labels.map(({ name }) => name),
    thread: annotation.thread,
    comments: annotation.comments.flatMap((comment): ExchangedComment[] =>
      comment.deleted === null
        ? [
            {
              iri: names.comment(comment.id),
              creator: toPerson(comment.creator, names),
              created: Date.parse(comment.created),
              edited: comment.edited === null ? null : Date.parse(comment.edited),
              body: comment.body,
            },
          ]
        : [],
    ),
  };
}

function toPerson(author: Author, names: ExchangeNames): ExchangedPerson {
  return { iri: names.person(author.id), name: writtenName(author) };
}
