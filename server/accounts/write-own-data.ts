import type { OwnData } from "@/contract/own-data";
import type { Database } from "@/data/database";
import { listLabelNames } from "@/data/teams/labels";
import {
  listOwnEditions,
  listOwnInvitations,
  listOwnReactions,
  listOwnReads,
  listReadableReports,
  loadOwnAccount,
  readOwnAnnotations,
  readOwnComments,
  readOwnStatements,
  type OwnAnnotation,
  type OwnComment,
  type OwnStatement,
  type ReadableReports,
} from "@/data/accounts/own-data";
import type { UserId } from "@/domain/ids";

/**
 * Everything that is somebody's own as one JSON text (`OwnData`), in pieces: however much it is, a page of it is in
 * memory at a time. `null` where there is no such account.
 */
export async function writeOwnData(
  db: Database,
  scope: { user: UserId; now: Date },
): Promise<AsyncGenerator<string, undefined> | null> {
  const head = await loadOwnAccount(db, scope);
  if (!head) return null;
  return writeParts(db, scope, { written: scope.now.toISOString(), ...head });
}

async function* writeParts(
  db: Database,
  scope: { user: UserId },
  head: Pick<OwnData, "written" | "account" | "sessions" | "devices" | "memberships">,
): AsyncGenerator<string, undefined> {
  const readable = await listReadableReports(db, scope);
  yield JSON.stringify(head, null, 2).replace(/\n\}$/u, "");
  yield* writeList("invitations", [await listOwnInvitations(db, scope)]);
  const editions = (await listOwnEditions(db, scope)).map(({ reportId, number, createdAt }) => ({
    ...placeOf(reportId, readable),
    edition: number,
    createdAt: createdAt.toISOString(),
  }));
  yield* writeList("editions", [editions]);
  const reads = (await listOwnReads(db, scope)).map(({ reportId, annotationId, readAt }) => ({
    ...placeOf(reportId, readable),
    annotation: annotationId,
    readAt: readAt.toISOString(),
  }));
  yield* writeList("reads", [reads]);
  yield* writeList(
    "annotations",
    mapPages(readOwnAnnotations(db, scope), async (rows) => {
      const labels = await listLabelNames(db, { ids: rows.flatMap((row) => row.labels) });
      return rows.map((row) => toOwnAnnotation(row, readable, labels));
    }),
  );
  yield* writeList(
    "comments",
    mapPages(readOwnComments(db, scope), async (rows) =>
      rows.map((row) => toOwnComment(row, readable)),
    ),
  );
  const reactions = (await listOwnReactions(db, scope)).map(({ report, comment, emoji, at }) => ({
    ...placeOf(report, readable),
    comment,
    emoji,
    at: new Date(at).toISOString(),
  }));
  yield* writeList("reactions", [reactions]);
  yield* writeList(
    "statements",
    mapPages(readOwnStatements(db, scope), async (rows) =>
      rows.map((row) => toOwnStatement(row, readable)),
    ),
  );
  yield "\n}\n";
}

async function* mapPages<Row, Own>(
  pages: AsyncIterable<Row[]>,
  toOwn: (rows: Row[]) => Promise<Own[]>,
): AsyncGenerator<Own[]> {
  for await (const rows of pages) yield toOwn(rows);
}

/** A further property of an object that is being written. */
async function* writeList(
  name: keyof OwnData,
  pages: AsyncIterable<unknown[]> | Iterable<unknown[]>,
): AsyncGenerator<string> {
  yield `,\n  ${JSON.stringify(name)}: [`;
  let before = "";
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => `\n    ${JSON.stringify(row)}`).join(",");
    before = ",";
  }
  yield "\n  ]";
}

function placeOf(report: string, readable: ReadableReports) {
  return { report, reportTitle: readable.get(report) ?? null };
}

function toOwnAnnotation(
  row: OwnAnnotation,
  readable: ReadableReports,
  labels: ReadonlyMap<string, string>,
): OwnData["annotations"][number] {
  const isReadable = readable.has(row.reportId);
  return {
    ...placeOf(row.reportId, readable),
    id: row.id,
    created: row.createdAt.toISOString(),
    edition: row.edition,
    start: row.start,
    end: row.end,
    quotation: isReadable ? row.exact : null,
    labels: isReadable ? row.labels.flatMap((id) => labels.get(id) ?? []) : [],
    thread: row.state,
    deleted: row.deletedAt?.toISOString() ?? null,
  };
}

function toOwnComment(row: OwnComment, readable: ReadableReports): OwnData["comments"][number] {
  return {
    ...placeOf(row.reportId, readable),
    id: row.id,
    annotation: row.annotationId,
    created: row.createdAt.toISOString(),
    edited: row.editedAt?.toISOString() ?? null,
    deleted: row.deletedAt?.toISOString() ?? null,
    body: row.body,
  };
}

function toOwnStatement(
  row: OwnStatement,
  readable: ReadableReports,
): OwnData["statements"][number] {
  const { id, edition, start, end, actor, actorKind, isoA3, speaker } = row;
  const { onBehalfOf, reportedBy, date, dateInferred, kind, verdict } = row;
  return {
    ...placeOf(row.reportId, readable),
    id,
    decided: row.decidedAt.toISOString(),
    verdict,
    edition,
    start,
    end,
    actor,
    actorKind,
    isoA3,
    speaker,
    onBehalfOf,
    reportedBy,
    date,
    dateInferred,
    kind,
  };
}
