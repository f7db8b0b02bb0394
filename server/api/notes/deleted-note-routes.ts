import { createRoute, z } from "@hono/zod-openapi";
import { restore } from "@/collab/facts/commands";
import { deletedNoteSchema, type DeletedNote } from "@/contract/deleted-notes";
import { timeSchema } from "@/contract/common";
import { findDeletedNote, listDeletedNotes, listThread } from "@/data/reports/deleted-notes";
import { findReportSize } from "@/data/reports/report-size";
import { may } from "@/domain/access/permissions";
import type { ReadableReport } from "@/domain/access/readable";
import { parseId } from "@/domain/ids";
import { notFound, requireReport } from "../access";
import { answerOf, done, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api, type ApiParts } from "../api-env";
import { chargeCaller } from "../charge-caller";
import { PRICES } from "../prices";
import { eraseNotes } from "../../erasing/erase-notes";
import { ApiProblem } from "../problem";
import { refusedByRoom } from "./room-refusal";

const tags = ["annotations"];
const params = z.object({ id: z.string(), note: z.string() });

const listRoute = createRoute({
  method: "get",
  path: "/reports/{id}/deleted",
  tags,
  summary: "What was deleted in a report and can be restored, the latest first",
  description:
    "For leads, all of it; for others, what they have made and deleted themselves. A hundred at a time: ask for what was deleted `before` the last of them.",
  middleware: signedIn,
  request: {
    params: params.pick({ id: true }),
    query: z.object({ before: timeSchema.optional() }),
  },
  responses: { 200: answerOf(listOf(deletedNoteSchema), "The deleted notes."), ...PROBLEMS },
});

const restoreRoute = createRoute({
  method: "post",
  path: "/reports/{id}/deleted/{note}/restore",
  tags,
  summary: "Bring back a deleted highlight or comment as it was",
  description: "Also one that was deleted so long ago that the shared document no longer holds it.",
  middleware: signedIn,
  request: { params },
  responses: { 204: done("It is back."), ...PROBLEMS },
});

const eraseRoute = createRoute({
  method: "delete",
  path: "/reports/{id}/deleted/{note}",
  tags,
  summary: "Erase a deleted highlight with its thread, or a deleted comment, for good; for owners",
  description:
    "Nothing brings it back, and nobody can make anything else under its id. Copies that were made before keep it until they are deleted. 409 while comments that are not deleted hang on it.",
  middleware: signedIn,
  request: { params },
  responses: { 204: done("It is gone."), ...PROBLEMS },
});

export function addDeletedNoteRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { db, caller } = c.var;
    const id = c.req.valid("param").id;
    const { report, role } = await requireReport(c.var, id, "annotation.delete.own");
    const { annotations } = await findReportSize(db, { report });
    await chargeCaller(c, annotations * PRICES.searched);
    const own = may(role, "annotation.delete.any") ? null : caller.user;
    const { before } = c.req.valid("query");
    const scope = { report, own, before: before === undefined ? null : new Date(before) };
    return c.json({ items: await listDeletedNotes(db, scope) }, 200);
  });

  api.openapi(restoreRoute, async (c) => {
    const { rooms, caller } = c.var;
    const { id, note: raw } = c.req.valid("param");
    const { report, role } = await requireReport(c.var, id, "annotation.delete.own");
    const note = await requireDeleted(c.var, report, raw);
    const by = { user: caller.user, role };
    const changed = await rooms.change(
      { kind: "report", report },
      by,
      (document, acting) => restore(document, acting, note.id),
      [note.id],
    );
    if (!changed.ok) throw refusedByRoom(changed.refusal);
    return c.body(null, 204);
  });

  api.openapi(eraseRoute, async (c) => {
    const { db, rooms, caller } = c.var;
    const { id, note: raw } = c.req.valid("param");
    const { report } = await requireReport(c.var, id, "past.erase");
    const note = await requireDeleted(c.var, report, raw);
    const thread = await listThread(db, { report, id: note.id });
    if (thread.some(({ deleted }) => !deleted)) {
      throw new ApiProblem(409, "Comments that are not deleted hang on it.", { kind: "has-words" });
    }
    const { annotations } = await findReportSize(db, { report });
    await chargeCaller(c, annotations * PRICES.annotation);
    const ids = [note.id, ...thread.map((comment) => comment.id)];
    await eraseNotes({ db, rooms }, { report, ids }, { by: caller.user, at: new Date() });
    return c.body(null, 204);
  });
}

async function requireDeleted(
  { db }: ApiParts,
  report: ReadableReport,
  raw: string,
): Promise<DeletedNote> {
  const id = parseId(raw);
  const note = id && (await findDeletedNote(db, { report, id }));
  if (!note) throw notFound("deleted note");
  return note;
}
