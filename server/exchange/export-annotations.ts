import { listAnnotations, type StoredAnnotation } from "@/data/annotations";
import type { Database } from "@/data/database";
import { findEdition } from "@/data/editions";
import type { StoredEdition } from "@/data/stored-edition";
import type { Person } from "@/contract/common";
import { describe } from "@/domain/anchoring/selector";
import type {
  ExchangedComment,
  ExchangedNote,
  ExchangedPerson,
} from "@/domain/exchange/exchanged-note";
import type { ReportId } from "@/domain/ids";
import { CodePoints } from "@/domain/text/code-points";
import type { TextRange } from "@/domain/text/range";
import type { ExchangeNames } from "./exchange-names";

/** Notes that are described between two looks at what else is to be done. */
const AT_ONCE = 50;

/** Code units of context where a passage cuts what belongs together and cannot be described. */
const CONTEXT = 64;

/**
 * A report's annotations as others can read them: where they stand in the newest edition for sure, else in the one in
 * which somebody has last seen them. What was deleted is left out, and so are reactions.
 */
export async function exportAnnotations(
  db: Database,
  names: ExchangeNames,
  report: ReportId,
): Promise<ExchangedNote[]> {
  const editions = new Map<number, Promise<{ edition: StoredEdition; points: CodePoints }>>();
  const load = (number: number) => {
    const known = editions.get(number) ?? loadEdition(db, report, number);
    editions.set(number, known);
    return known;
  };
  const notes: ExchangedNote[] = [];
  for (const annotation of await listAnnotations(db, { report })) {
    if (annotation.deleted !== null) continue;
    const { number, range } = placeOf(annotation);
    const { edition, points } = await load(number);
    notes.push({
      ...toNote(annotation, names),
      source: names.text(number),
      sha256: edition.sha256,
      position: points.toPoints(range),
      quote: quoteOf(edition, range),
    });
    if (notes.length % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return notes;
}

async function loadEdition(db: Database, report: ReportId, number: number) {
  const edition = await findEdition(db, { report, number });
  if (!edition) throw new Error(`report ${report} has no edition ${number}`);
  return { edition, points: new CodePoints(edition.text) };
}

function placeOf({ start, end, edition, original }: StoredAnnotation): {
  number: number;
  range: TextRange;
} {
  return start !== null && end !== null
    ? { number: edition, range: { start, end } }
    : { number: original.edition, range: { start: original.start, end: original.end } };
}

function quoteOf(edition: StoredEdition, range: TextRange): NonNullable<ExchangedNote["quote"]> {
  const { text } = edition;
  const { position, quote } = describe(edition, range);
  if (position.start === range.start && position.end === range.end) return quote;
  return {
    exact: text.slice(range.start, range.end),
    prefix: text.slice(Math.max(0, range.start - CONTEXT), range.start),
    suffix: text.slice(range.end, range.end + CONTEXT),
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

function toPerson({ id, name }: Person, names: ExchangeNames): ExchangedPerson {
  return { iri: names.person(id), name };
}
