import { addComment, createAnnotation, setThreadState, type Acting } from "@/collab/facts/commands";
import type { ReportDocument } from "@/collab/facts/document-model";
import type { ImportedAnnotations } from "@/contract/exchange";
import type { Label } from "@/contract/teams";
import type { Database } from "@/data/database";
import { listLabels } from "@/data/teams/labels";
import type { ReadableReport, ReadableTeam } from "@/domain/access/readable";
import type { Role } from "@/domain/access/roles";
import { may } from "@/domain/access/permissions";
import type { ExchangedComment } from "@/domain/exchange/exchanged-note";
import { toCommentBody } from "@/domain/facts/comment-body";
import type { JobId, LabelId, UserId } from "@/domain/ids";
import { ok, type Result } from "@/domain/result";
import type { LiveRooms } from "../rooms/live-rooms";
import type { AnnotationImporter, ImporterRefusal } from "./annotation-importer";
import type { NumberedNote } from "./annotation-worker";
import { deriveIds } from "./derive-ids";

type Parts = {
  db: Database;
  rooms: LiveRooms;
  importer: AnnotationImporter;
  /** Where browsers reach the product, without a slash at its end. */
  origin: string;
};

/**
 * Takes notes of a foreign document into the shared document, as the person who brings them: nobody writes as somebody
 * else, so what others have said there says so in its first line. What is there already, by its address, is left
 * alone. Refused where the document cannot be read; what is inside, where the live document does not take it.
 *
 * A job that is begun again takes up where it was: the ids of what it writes follow from the job, so nothing is written
 * twice.
 */
export async function importAnnotations(
  { db, rooms, importer, origin }: Parts,
  document: {
    job: JobId;
    report: ReadableReport;
    team: ReadableTeam;
    by: { user: UserId; role: Role; name: string };
    body: Uint8Array<ArrayBuffer>;
    signal: AbortSignal;
  },
): Promise<Result<Result<ImportedAnnotations>, ImporterRefusal>> {
  const { job, report, team, by, body, signal } = document;
  const labels = may(by.role, "annotation.label") ? await listLabels(db, { team }) : [];
  const unknownLabels = new Set<string>();
  const asked = { body, report, origin, signal };
  return importer.import(db, asked, async ({ parts, existing, notPlaced }) => {
    let annotations = 0;
    let comments = 0;
    for await (const part of parts) {
      const changed = await rooms.change({ kind: "report", report }, by, (room, acting) =>
        part.reduce((written, note) => {
          const found = findLabels(labels, note.note.labels, unknownLabels);
          const seed = `${job}.${note.at}`;
          // What a note is written with first is its own id.
          if (room.fact("annotations", deriveIds(seed)()))
            return written + note.note.comments.length;
          const own = { ...acting, newId: deriveIds(seed) };
          return written + write(room, own, note, found, by.name);
        }, 0),
      );
      if (!changed.ok) return changed;
      comments += changed.value;
      annotations += part.length;
    }
    return ok({ annotations, comments, existing, notPlaced, unknownLabels: [...unknownLabels] });
  });
}

/** Returns how many comments were written. */
function write(
  document: ReportDocument,
  acting: Acting,
  { note, target }: NumberedNote,
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
  return toCommentBody(said) ?? "…";
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
