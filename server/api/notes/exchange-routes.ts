import { createRoute, z } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { importedAnnotationsSchema } from "@/contract/exchange";
import { promisedAnnotationsSchema } from "@/contract/jobs";
import { findReportSize } from "@/data/reports/report-size";
import { findReport } from "@/data/reports/reports";
import { markTold } from "@/data/jobs/end-job";
import type { ReadableReport } from "@/domain/access/readable";
import { ANNOTATION_CONTEXT, writeWebAnnotations } from "@/domain/exchange/write-web-annotations";
import type { JobId } from "@/domain/ids";
import { ExchangeNames } from "../../exchange/exchange-names";
import { exportAnnotations } from "../../exchange/export-annotations";
import { notFound, requirePermission, requireReport, type ReportAccess } from "../access";
import { answerOf, PROBLEMS } from "../answers";
import { signedIn, type Api, type ApiParts, type SignedInEnv } from "../api-env";
import { MAX_ANNOTATIONS_BYTES } from "../body-bounds";
import { ApiProblem, tooMuchAsked } from "../problem";
import { readPatience } from "../prefer";
import { priceOfAnnotations } from "../prices";
import { readMuch, writeList } from "../read-much";
import { readBody, refuseJson } from "../read-body";
import { refusedByRoom } from "./room-refusal";

const MEDIA_TYPE = `application/ld+json; profile="${ANNOTATION_CONTEXT}"`;
const PATH = "/reports/{id}/annotations.jsonld";

/**
 * Who may not bring annotations is told so before a byte of them is read. The framework leaves the body alone: it is
 * read below, and parsed in a process of its own.
 */
const takesDocument: MiddlewareHandler<SignedInEnv> = (c, next) =>
  signedIn(c, async () => {
    await requireWriter(c);
    c.req.json = <T>() => Promise.resolve(null as T);
    await next();
  });

/** When somebody who has brought much may try to bring more. Milliseconds. */
const ANOTHER_AFTER_MS = 60_000;

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
    "A collection with its page inside, a page, a list, or one alone. What has no place beyond doubt is answered with the reason, and not taken. The caller becomes the creator; other names are kept in the first line of what they said. They are taken in as a job, for which the answer waits as `POST /reports` does.",
  middleware: takesDocument,
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
  responses: {
    200: answerOf(importedAnnotationsSchema, "What became of them."),
    202: answerOf(promisedAnnotationsSchema, "They are being taken in; the job tells what became."),
    ...PROBLEMS,
  },
});

export function addExchangeRoutes(api: Api): void {
  api.openapi(exportRoute, async (c) => {
    const { report } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    c.header("link", '<http://www.w3.org/ns/ldp#Resource>; rel="type"');
    if (c.req.valid("query").download !== undefined) {
      c.header("content-disposition", `attachment; filename="annotations-${report}.jsonld"`);
    }
    const price = priceOfAnnotations(await findReportSize(c.var.db, { report }));
    const pieces = writeCollection(c.var, { report, signal: c.req.raw.signal });
    return (await readMuch(c, price, pieces, { "content-type": MEDIA_TYPE })) as never;
  });

  api.openapi(importRoute, async (c) => {
    const { annotations, jobs, caller } = c.var;
    const { report, team } = await requireWriter(c);
    const upload = c.var.uploads.begin({ user: caller.user, team });
    try {
      const onBytes = (more: number): void => upload.add(more);
      const bytes = await readBody(c.req.raw, MAX_ANNOTATIONS_BYTES, { onBytes });
      const { user } = caller;
      if (!annotations.charge(user, bytes.length)) throw tooMuchAsked(ANOTHER_AFTER_MS);
      const file = { name: "", bytes };
      const work = { kind: "annotations", team, user, report, details: {}, file } as const;
      const queued = await jobs.add(work);
      if (!queued.ok) throw tooMuchAsked(ANOTHER_AFTER_MS);
      return await answerWithJob(c, queued.value);
    } finally {
      upload.end();
    }
  });
}

/** What became of the annotations if they are there by now, else the job that takes them in. */
async function answerWithJob(c: Context<SignedInEnv>, queued: JobId) {
  const { db, jobs, caller } = c.var;
  const scope = { job: queued, user: caller.user };
  const job = await jobs.wait(scope, readPatience(c.req.header("prefer")));
  if (!job) throw notFound("report");
  if (job.result) {
    await markTold(db, queued);
    return c.json(job.result, 200);
  }
  if (job.state === "queued" || job.state === "running") {
    c.header("location", `/api/v1/jobs/${queued}`);
    return c.json({ job }, 202);
  }
  await jobs.cancel(scope);
  throw refused(job.refusal ?? "cancelled");
}

async function* writeCollection(
  { db, carryOver, config }: ApiParts,
  scope: { report: ReadableReport; signal: AbortSignal },
): AsyncGenerator<string, undefined> {
  const { report } = scope;
  await carryOver.bringUpToDate({ report });
  const names = new ExchangeNames(config.origin, report);
  const [stored, notes] = await Promise.all([
    findReport(db, { report }),
    exportAnnotations(db, names, scope),
  ]);
  const times = notes.flatMap(({ created, comments }) => [
    created ?? 0,
    ...comments.flatMap((comment) => [comment.created ?? 0, comment.edited ?? 0]),
  ]);
  const modified = times.reduce((a, b) => Math.max(a, b), Date.parse(stored?.createdAt ?? ""));
  const about = { iri: names.collection, label: stored?.title ?? "", modified };
  const { collection, page, items } = writeWebAnnotations(about, notes);
  if (!page) {
    yield JSON.stringify(collection);
    return;
  }
  const opening = `${openObject(collection)},"first":${openObject(page)},"items":[`;
  yield* writeList({ opening, closing: "]}}" }, items, (item) => item);
}

/** An object's JSON without its end, for more to follow. */
function openObject(json: object): string {
  return JSON.stringify(json).slice(0, -1);
}

async function requireWriter(c: Context<SignedInEnv>): Promise<ReportAccess> {
  const access = await requireReport(c.var, c.req.param("id") ?? "", "annotation.create");
  requirePermission(access.role, "comment.create");
  return access;
}

function refused(refusal: string): ApiProblem {
  switch (refusal) {
    case "not-annotations":
      return new ApiProblem(422, "This is no collection, page or list of Web Annotations.");
    case "too-much":
      return new ApiProblem(413, "Finding these passages takes too long. Bring them in parts.");
    case "cancelled":
      return new ApiProblem(409, "This was stopped before it was done.", { kind: refusal });
    case "failed":
      return new ApiProblem(500, "Something went wrong on the server.");
    case "malformed":
    case "too-deep":
    case "too-many-values":
      return refuseJson(refusal);
    default:
      return refusedByRoom(refusal);
  }
}
