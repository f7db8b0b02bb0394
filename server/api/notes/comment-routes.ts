import { createRoute, z } from "@hono/zod-openapi";
import { editComment, remove } from "@/collab/facts/commands";
import { changeCommentSchema, commentSchema } from "@/contract/reports";
import { findComment } from "@/data/reports/annotations";
import { may } from "@/domain/access/permissions";
import type { ReadableReport } from "@/domain/access/readable";
import { parseId, type CommentId } from "@/domain/ids";
import { notFound, notPermitted, requireReport } from "../access";
import { answerOf, bodyOf, done, PROBLEMS } from "../answers";
import { signedIn, type Api, type ApiParts } from "../api-env";
import { refusedByRoom } from "./room-refusal";

const tags = ["annotations"];
const params = z.object({ id: z.string(), comment: z.string() });

const changeRoute = createRoute({
  method: "patch",
  path: "/reports/{id}/comments/{comment}",
  tags,
  summary: "Change the words of one's own comment",
  middleware: signedIn,
  request: { params, body: bodyOf(changeCommentSchema) },
  responses: { 200: answerOf(commentSchema, "The comment."), ...PROBLEMS },
});

const removeRoute = createRoute({
  method: "delete",
  path: "/reports/{id}/comments/{comment}",
  tags,
  summary: "Delete a comment: one's own, or as a lead anybody's",
  description: "It keeps its place in its thread, without its words. One that is deleted stays so.",
  middleware: signedIn,
  request: { params },
  responses: { 204: done("It is deleted."), ...PROBLEMS },
});

/** Both go through the live document, whose judge decides: everybody who has the report open sees it at once. */
export function addCommentRoutes(api: Api): void {
  api.openapi(changeRoute, async (c) => {
    const { db, rooms, caller } = c.var;
    const { report, role } = await requireReport(
      c.var,
      c.req.valid("param").id,
      "comment.edit.own",
    );
    const comment = await requireComment(c.var, report, c.req.valid("param").comment);
    if (comment.creator.id !== caller.user) throw notPermitted();
    if (comment.deleted !== null) throw notFound("comment");
    const { body } = c.req.valid("json");
    const by = { user: caller.user, role };
    const changed = await rooms.change({ kind: "report", report }, by, (document, acting) =>
      editComment(document, acting, comment.id, body),
    );
    if (!changed.ok) throw refusedByRoom(changed.refusal);
    const stored = await findComment(db, { report, comment: comment.id });
    if (!stored) throw new Error("a durable comment is missing in the read model");
    return c.json(stored, 200);
  });

  api.openapi(removeRoute, async (c) => {
    const { rooms, caller } = c.var;
    const { report, role } = await requireReport(
      c.var,
      c.req.valid("param").id,
      "comment.delete.own",
    );
    const comment = await requireComment(c.var, report, c.req.valid("param").comment);
    const own = comment.creator.id === caller.user;
    if (!own && !may(role, "comment.delete.any")) throw notPermitted();
    if (comment.deleted !== null) return c.body(null, 204);
    const by = { user: caller.user, role };
    const changed = await rooms.change({ kind: "report", report }, by, (document, acting) =>
      remove(document, acting, comment.id),
    );
    if (!changed.ok) throw refusedByRoom(changed.refusal);
    return c.body(null, 204);
  });
}

async function requireComment(
  { db }: ApiParts,
  report: ReadableReport,
  raw: string,
): Promise<z.infer<typeof commentSchema> & { id: CommentId }> {
  const id = parseId<"comment">(raw);
  const comment = id && (await findComment(db, { report, comment: id }));
  if (!comment) throw notFound("comment");
  return comment;
}
