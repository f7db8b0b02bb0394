import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { partSchema, structureSchema } from "@/contract/structure";
import {
  addedEditionSchema,
  carriedSchema,
  editionSchema,
  newEditionSchema,
  promisedEditionSchema,
  type AddedEdition,
  type CarriedResource,
} from "@/contract/editions";
import { MAX_REPORT_LENGTH } from "@/contract/reports";
import { listCarried, type ListedCarried } from "@/data/editions/carried";
import { findEditionHead, type EditionHead } from "@/data/editions/edition-sources";
import { findEdition, holdsEdition, listEditions } from "@/data/editions/editions";
import { findReportSize } from "@/data/reports/report-size";
import type { ReadableReport } from "@/domain/access/readable";
import type { JobId } from "@/domain/ids";
import { cutPart, LATER_PART } from "@/domain/edition/parts";
import { splitsPair } from "@/domain/text/range";
import { countSubjects } from "../../editions/count-subjects";
import { notFound, requireReport } from "../access";
import { answerOf, done, listOf, PROBLEMS } from "../answers";
import { signedIn, type Api, type ApiParts, type SignedInEnv } from "../api-env";
import { chargeCaller } from "../charge-caller";

import { invalid } from "../problem";
import { PRICES } from "../prices";
import { readMuch, writeKept, writeList } from "../read-much";
import { describeImport, queueFile, queueText, waitForReading } from "./reading-jobs";
import { takesUpload } from "./upload";

const tags = ["editions"];
const params = z.object({ id: z.string() });
const query = z.object({ edition: z.coerce.number().int().min(1).max(1_000_000).optional() });
const unchanged = done("It is the one named in `If-None-Match`.");

const editionFileSchema = z.object({
  file: z
    .instanceof(File, { error: "Send the file in the field `file`." })
    .openapi({ type: "string", format: "binary" }),
});

const textRoute = createRoute({
  method: "get",
  path: "/reports/{id}/text",
  tags,
  summary: "The exact text of an edition, which offsets refer to",
  description: "Of the newest edition where none is named. `ETag` is the SHA-256 of its UTF-8.",
  middleware: signedIn,
  request: { params, query },
  responses: {
    200: { description: "The text.", content: { "text/plain": { schema: z.string() } } },
    304: unchanged,
    ...PROBLEMS,
  },
});

const structureRoute = createRoute({
  method: "get",
  path: "/reports/{id}/structure",
  tags,
  summary: "The structure of an edition: headings, paragraphs, items, emphasis",
  middleware: signedIn,
  request: { params, query },
  responses: { 200: answerOf(structureSchema, "The structure."), 304: unchanged, ...PROBLEMS },
});

const partRoute = createRoute({
  method: "get",
  path: "/reports/{id}/part",
  tags,
  summary: "A part of an edition: its text and structure from an offset on, some screens of it",
  description:
    "The next part begins where this one ends; the last one ends with the text. A named edition never changes.",
  middleware: signedIn,
  request: {
    params,
    query: query.extend({ from: z.coerce.number().int().min(0).max(MAX_REPORT_LENGTH) }),
  },
  responses: { 200: answerOf(partSchema, "The part."), 304: unchanged, ...PROBLEMS },
});

const listRoute = createRoute({
  method: "get",
  path: "/reports/{id}/editions",
  tags,
  summary: "A report's editions without their texts, the newest first",
  middleware: signedIn,
  request: { params },
  responses: { 200: answerOf(listOf(editionSchema), "The editions."), ...PROBLEMS },
});

const addRoute = createRoute({
  method: "post",
  path: "/reports/{id}/editions",
  tags,
  summary: "Add a corrected or later edition; everything is carried over into it",
  description:
    "Each annotation becomes exact, moved, changed, ambiguous or lost. 409 where the text is that of the newest edition. How long the answer waits is said at `POST /reports`.",
  middleware: takesUpload(async (c) => (await requireEditor(c)).team),
  request: {
    params,
    body: {
      content: {
        "application/json": { schema: newEditionSchema },
        "multipart/form-data": { schema: editionFileSchema },
      },
    },
  },
  responses: {
    201: answerOf(
      addedEditionSchema,
      "The edition, and what became of the annotations and the confirmed statements.",
    ),
    202: answerOf(promisedEditionSchema, "It is being read; the edition comes when it is."),
    ...PROBLEMS,
  },
});

const carriedRoute = createRoute({
  method: "get",
  path: "/reports/{id}/carried",
  tags,
  summary: "Where the annotations and statements of other editions stand in one",
  description: "In the newest edition where none is named.",
  middleware: signedIn,
  request: { params, query },
  responses: {
    200: answerOf(listOf(carriedSchema).extend({ edition: z.number().int() }), "The places."),
    ...PROBLEMS,
  },
});

export function addEditionRoutes(api: Api): void {
  api.openapi(listRoute, async (c) => {
    const { report } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    return c.json({ items: await listEditions(c.var.db, { report }) }, 200);
  });

  api.openapi(addRoute, async (c) => {
    // The role may have changed while the body came.
    const { report, team } = await requireEditor(c);
    const form = c.req.valid("form");
    if ("file" in form) {
      const file = { name: form.file.name, bytes: await form.file.bytes() };
      const queued = await queueFile(c.var, { team, report, purpose: EDITION, file });
      return answerWithJob(c, report, queued, null);
    }
    const json = c.req.valid("json");
    if (!("text" in json)) throw invalid("text", "Send a text, or a file in the field `file`.");
    const queued = await queueText(c.var, { team, report, purpose: EDITION, ...json });
    return answerWithJob(c, report, queued, json.text);
  });

  api.openapi(carriedRoute, async (c) => {
    const { report, edition } = await findHead(c, c.req.valid("param").id, c.req.valid("query"));
    const scope = { report, edition: edition.number };
    const { annotations } = await findReportSize(c.var.db, { report });
    const pieces = writeCarried(c.var, scope);
    return (await readMuch(c, annotations * PRICES.annotation, pieces, JSON_TYPE)) as never;
  });

  api.openapi(textRoute, async (c) => {
    const { report, edition } = await findHead(c, c.req.valid("param").id, c.req.valid("query"));
    const { number, sha256, length } = edition;
    if (isFresh(c, `"${sha256}"`, c.req.valid("query").edition)) return c.body(null, 304);
    const pieces = writeKept(() => c.var.editions.text({ report, number }));
    const price = (length / 1_000_000) * PRICES.sent;
    return await readMuch(c, price, pieces, TEXT_TYPE);
  });

  api.openapi(partRoute, async (c) => {
    const { from, edition: named } = c.req.valid("query");
    const { report, edition } = await findHead(c, c.req.valid("param").id, { edition: named });
    const { number, sha256, length } = edition;
    if (from >= length && from > 0) throw invalid("from", "The text ends before.");
    if (isFresh(c, `"${sha256}-${number}-${from}"`, named)) return c.body(null, 304);
    // Cutting costs next to nothing, and reading it first is done for all who ask meanwhile.
    if (!holdsEdition(c.var.db, { report, number })) {
      await chargeCaller(c, (length / 1_000_000) * PRICES.parsed);
    }
    const read = await findEdition(c.var.db, { report, number });
    if (!read) throw notFound("edition");
    if (splitsPair(read.text, from)) throw invalid("from", "This would cut a character in two.");
    const { blocks, marks, ...part } = cutPart(read.text, read.structure, from, LATER_PART);
    return c.json({ edition: number, ...part, blocks: [...blocks], marks: [...marks] }, 200);
  });

  api.openapi(structureRoute, async (c) => {
    const { report, edition } = await findHead(c, c.req.valid("param").id, c.req.valid("query"));
    const { number, sha256, length } = edition;
    // The same text may be read better by a later version of the product, as a new edition.
    const tag = `"${sha256}-${number}"`;
    if (isFresh(c, tag, c.req.valid("query").edition)) return c.body(null, 304);
    const pieces = writeKept(() => c.var.editions.structure({ report, number }));
    const price = (length / 1_000_000) * PRICES.sent;
    return await readMuch(c, price, pieces, JSON_TYPE);
  });
}

const JSON_TYPE = { "content-type": "application/json" };
const TEXT_TYPE = { "content-type": "text/plain; charset=UTF-8" };

async function* writeCarried(
  { db, carryOver }: ApiParts,
  scope: { report: ReadableReport; edition: number },
): AsyncGenerator<string, undefined> {
  await carryOver.bringUpToDate(scope);
  const carried = await listCarried(db, scope);
  const opening = `{"edition":${scope.edition},"items":[`;
  yield* writeList({ opening }, carried, toResource);
}

function requireEditor(c: Context<SignedInEnv>) {
  return requireReport(c.var, c.req.param("id") ?? "", "report.edit");
}

const EDITION = { kind: "edition" } as const;

/** The edition if it is there by now, else the promise of it. */
async function answerWithJob(
  c: Context<SignedInEnv>,
  report: ReadableReport,
  queued: JobId,
  text: string | null,
) {
  const { state, edition } = await waitForReading(c, queued, text);
  if (state === "done" && edition !== null) {
    return c.json(await describeEdition(c, report, edition), 201);
  }
  c.header("location", `/api/v1/imports/${queued}`);
  return c.json({ id: report, job: await describeImport(c.var, queued) }, 202);
}

/** An edition that was just added, and what became of everything in it. */
async function describeEdition(
  c: Context<SignedInEnv>,
  report: ReadableReport,
  number: number,
): Promise<AddedEdition> {
  const { db, carryOver } = c.var;
  await carryOver.bringUpToDate({ report, edition: number });
  const edition = await findEditionHead(db.pool, { report, number });
  if (!edition) throw notFound("edition");
  const carried = await listCarried(db, { report, edition: number });
  const { sha256, length } = edition;
  c.header("location", `/api/v1/reports/${report}/text?edition=${number}`);
  return { number, sha256, length, ...countSubjects(carried) };
}

function toResource(carried: ListedCarried): CarriedResource {
  const { subject, from, exact, state, range, offered } = carried;
  const place = { edition: from.edition, ...from.range };
  return { subject, from: place, exact, state, range, offered: [...offered] };
}

async function findHead(
  c: Context<SignedInEnv>,
  rawReport: string,
  { edition: number }: { edition?: number | undefined },
): Promise<{ report: ReadableReport; edition: EditionHead }> {
  const { report } = await requireReport(c.var, rawReport, "report.read");
  const edition = await findEditionHead(c.var.db.pool, { report, number });
  if (!edition) throw notFound("edition");
  return { report, edition };
}

/**
 * Sets the headers by which an answer is kept, and tells whether the caller has it already. A named edition never
 * changes, so it is kept for good, but by this browser and for this cookie alone: the next one to sign in here asks
 * again and is judged.
 */
function isFresh(c: Context, tag: string, named: number | undefined): boolean {
  c.header("etag", tag);
  c.header("vary", "Cookie");
  c.header(
    "cache-control",
    named === undefined ? "private, no-cache" : "private, max-age=31536000, immutable",
  );
  const known = c.req.header("if-none-match")?.split(",") ?? [];
  return known.some((candidate) => candidate.trim().replace(/^W\//, "") === tag);
}
