import { createRoute, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { importedAnnotationsSchema } from "@/contract/exchange";
import { findReport } from "@/data/reports";
import { findMe } from "@/data/users";
import { ANNOTATION_CONTEXT, writeWebAnnotations } from "@/domain/exchange/write-web-annotations";
import { ExchangeNames } from "../exchange/exchange-names";
import { exportAnnotations } from "../exchange/export-annotations";
import { importAnnotations } from "../exchange/import-annotations";
import { requirePermission, requireReport } from "./access";
import { answerOf, PROBLEMS } from "./answers";
import { signedIn, type Api, type SignedInEnv } from "./api-env";
import { ApiProblem } from "./problem";
import { refusedByRoom } from "./room-refusal";

const MEDIA_TYPE = `application/ld+json; profile="${ANNOTATION_CONTEXT}"`;
const PATH = "/reports/{id}/annotations.jsonld";

/** Bytes; some ten thousand annotations. */
const MAX_IMPORT_BYTES = 16 * 1024 * 1024;

const importLimit: MiddlewareHandler<SignedInEnv> = bodyLimit({
  maxSize: MAX_IMPORT_BYTES,
  onError: () => {
    throw new ApiProblem(413, "This is more than the server takes at once.");
  },
});

/** Nobody without a session makes us read a large body. */
const signedInWithDocument: MiddlewareHandler<SignedInEnv> = (c, next) =>
  signedIn(c, async () => {
    await importLimit(c, next);
  });

const tags = ["annotations"];
const params = z.object({ id: z.string() });

const exportRoute = createRoute({
  method: "get",
  path: PATH,
  tags,
  summary: "A report's annotations as W3C Web Annotations",
  description:
    "An AnnotationCollection with its page inside. Positions are in Unicode code points of the text that is named as source. `download=1` offers it as a file.",
  middleware: signedIn,
  request: { params, query: z.object({ download: z.string().optional() }) },
  responses: {
    200: {
      description: "The collection.",
      content: { "application/ld+json": { schema: z.looseObject({}) } },
    },
    ...PROBLEMS,
  },
});

const importRoute = createRoute({
  method: "post",
  path: PATH,
  tags,
  summary: "Take W3C Web Annotations into the newest edition",
  description:
    "A collection with its page inside, a page, a list, or one alone. What has no place beyond doubt is answered with the reason, and not taken. The caller becomes the creator; other names are kept in the first line of what they said.",
  middleware: signedInWithDocument,
  request: {
    params,
    body: {
      required: true,
      content: {
        "application/ld+json": { schema: z.unknown() },
        "application/json": { schema: z.unknown() },
      },
    },
  },
  responses: { 200: answerOf(importedAnnotationsSchema, "What became of them."), ...PROBLEMS },
});

export function addExchangeRoutes(api: Api): void {
  api.openapi(exportRoute, async (c) => {
    const { db, carryOver, config } = c.var;
    const { report } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    await carryOver.bringUpToDate({ report });
    const names = new ExchangeNames(config.origin, report);
    const [stored, notes] = await Promise.all([
      findReport(db, { report }),
      exportAnnotations(db, names, report),
    ]);
    const times = notes.flatMap(({ created, comments }) => [
      created ?? 0,
      ...comments.flatMap((comment) => [comment.created ?? 0, comment.edited ?? 0]),
    ]);
    const modified = times.reduce((a, b) => Math.max(a, b), Date.parse(stored?.createdAt ?? ""));
    const collection = { iri: names.collection, label: stored?.title ?? "", modified };
    c.header("link", '<http://www.w3.org/ns/ldp#Resource>; rel="type"');
    if (c.req.valid("query").download !== undefined) {
      c.header("content-disposition", `attachment; filename="annotations-${report}.jsonld"`);
    }
    const body = JSON.stringify(writeWebAnnotations(collection, notes), null, 2);
    return c.body(body, 200, { "content-type": MEDIA_TYPE }) as never;
  });

  api.openapi(importRoute, async (c) => {
    const { db, rooms, thread, config, caller } = c.var;
    const access = await requireReport(c.var, c.req.valid("param").id, "annotation.create");
    const { report, team, role } = access;
    requirePermission(role, "comment.create");
    const me = await findMe(db, { user: caller.user });
    const names = new ExchangeNames(config.origin, report);
    const imported = await importAnnotations(
      { db, rooms, thread, names },
      {
        report,
        team,
        by: { user: caller.user, role, name: me?.name ?? "" },
        raw: c.req.valid("json"),
      },
    );
    if (imported.ok) return c.json(imported.value, 200);
    if (imported.refusal !== "not-annotations") throw refusedByRoom(imported.refusal);
    throw new ApiProblem(422, "This is no collection, page or list of Web Annotations.");
  });
}
