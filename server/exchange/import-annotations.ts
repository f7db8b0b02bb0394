import { addComment, createAnnotation, setThreadState, type Acting } from "@/collab/commands";
import type { ReportDocument } from "@/collab/document-model";
import type { ImportedAnnotations } from "@/contract/exchange";
import type { Label } from "@/contract/teams";
import { listAnnotationIds } from "@/data/annotations";
import type { Database } from "@/data/database";
import { listLabels } from "@/data/labels";
import { newId } from "@/data/new-id";
import type { Role } from "@/domain/access/roles";
import { may } from "@/domain/access/permissions";
import type { ExchangedComment, ExchangedNote } from "@/domain/exchange/exchanged-note";
import { readWebAnnotations } from "@/domain/exchange/read-web-annotations";
import { MAX_BODY_LENGTH } from "@/domain/facts/facts";
import type { LabelId, ReportId, TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { isTooIntricate } from "@/domain/text/intricacy";
import type { LiveRooms } from "../api/live-rooms";
import type { ReadingThread } from "../reading/reading-thread";
import type { ExchangeNames } from "./exchange-names";
import { placeNotes, type PlacedNote } from "./place-notes";

type Parts = { db: Database; rooms: LiveRooms; thread: ReadingThread; names: ExchangeNames };

/** In one go into the shared document; a larger one would keep others waiting. */
const AT_ONCE = 200;

/**
 * Takes notes of a foreign document into the shared document, as the person who brings them: nobody writes as somebody
 * else, so what others have said there says so in its first line. What is there already, by its address, is left
 * alone. Refused where the document is no list of Web Annotations, or the live document does not take them.
 */
export async function importAnnotations(
  parts: Parts,
  {
    report,
    team,
    by,
    raw,
  }: {
    report: ReportId;
    team: TeamId;
    by: { user: UserId; role: Role; name: string };
    raw: unknown;
  },
): Promise<Result<ImportedAnnotations>> {
  const { db, rooms, names } = parts;
  const read = readWebAnnotations(raw);
  if (!read) return refuse("not-annotations");
  const known = await listAnnotationIds(db, { report });
  const isNew = (iri: string): boolean => {
    const id = names.readAnnotation(iri);
    return id === null || !known.has(id);
  };
  const fresh: ExchangedNote[] = [];
  const tooIntricate: string[] = [];
  for (const note of read.notes) {
    if (!isNew(note.iri)) continue;
    const comments = note.comments.filter(({ body }) => !isTooIntricate(body));
    fresh.push({ ...note, comments });
    const left = note.comments.filter((comment) => !comments.includes(comment));
    tooIntricate.push(...left.map(({ iri }) => iri));
  }
  const { placed, unplaced } = await placeNotes(parts, report, fresh);
  const labels = may(by.role, "annotation.label") ? await listLabels(db, { team }) : [];
  const unknownLabels = new Set<string>();
  const notPlaced = [
    ...read.unread,
    ...tooIntricate.map((iri) => ({ iri, why: "too-intricate" as const })),
    ...unplaced.map(({ note, why }) => ({ iri: note.iri, why, exact: note.quote?.exact ?? null })),
  ].map((one) => ({ exact: null, ...one }));

  let comments = 0;
  for (let from = 0; from < placed.length; from += AT_ONCE) {
    const part = placed.slice(from, from + AT_ONCE);
    const changed = await rooms.change(report, by, (document) => {
      const acting = { user: by.user, now: Date.now, newId };
      for (const note of part) {
        const found = findLabels(labels, note.note.labels, unknownLabels);
        comments += write(document, acting, note, found, by.name);
      }
    });
    if (!changed.ok) return changed;
  }
  return ok({
    annotations: placed.length,
    comments,
    existing: read.notes.length - fresh.length,
    notPlaced,
    unknownLabels: [...unknownLabels],
  });
}

/** Returns how many comments were written. */
function write(
  document: ReportDocument,
  acting: Acting,
  { note, target }: PlacedNote,
  labels: readonly LabelId[],
  me: string,
): number {
  const [first, ...others] = note.comments.map((comment) => attribute(comment, me));
  const { edition, range } = target;
  const { id } = createAnnotation(document, acting, {
    edition,
    range,
    labels,
    ...(first !== undefined && { comment: first }),
  });
  for (const body of others) addComment(document, acting, id, body);
  if (note.thread === "resolved") setThreadState(document, acting, id, "resolved");
  return note.comments.length;
}

/** Names who said it, where that was somebody else than who brings it. */
function attribute({ creator, created, body }: ExchangedComment, me: string): string {
  const name = (creator?.name ?? "").replace(/[\p{Cc}\\`*_[\]<>#]/gu, "").trim();
  const day = created === null ? "" : `, ${new Date(created).toISOString().slice(0, 10)}`;
  const said = name === "" || name === me ? body : `*${name}${day}:*\n\n${body}`;
  return said.slice(0, MAX_BODY_LENGTH) || "…";
}

function findLabels(
  labels: readonly Label[],
  named: readonly string[],
  unknown: Set<string>,
): LabelId[] {
  return named.flatMap((name) => {
    const found = labels.find(
      (label) => !label.archived && label.name.toLowerCase() === name.trim().toLowerCase(),
    );
    if (!found) unknown.add(name);
    return found ? [found.id] : [];
  });
}
