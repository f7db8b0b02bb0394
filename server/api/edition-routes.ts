import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { structureSchema } from "@/contract/structure";
import { findEdition, type StoredEdition } from "@/data/editions";
import { notFound, requireReport } from "./access";
import { answerOf, done, PROBLEMS } from "./answers";
import { signedIn, type Api, type SignedInEnv } from "./api-env";

const tags = ["editions"];
const params = z.object({ id: z.string() });
const query = z.object({ edition: z.coerce.number().int().min(1).max(1_000_000).optional() });
const unchanged = done("It is the one named in `If-None-Match`.");

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

export function addEditionRoutes(api: Api): void {
  api.openapi(textRoute, async (c) => {
    const { number, edition } = await load(c, c.req.valid("param").id, c.req.valid("query"));
    if (isFresh(c, `"${edition.sha256}"`, number)) return c.body(null, 304);
    return c.text(edition.text, 200);
  });

  api.openapi(structureRoute, async (c) => {
    const { number, edition } = await load(c, c.req.valid("param").id, c.req.valid("query"));
    // The same text may be read better by a later version of the product, as a new edition.
    if (isFresh(c, `"${edition.sha256}-${edition.number}"`, number)) return c.body(null, 304);
    const { blocks, marks } = edition.structure;
    return c.json({ edition: edition.number, blocks: [...blocks], marks: [...marks] }, 200);
  });
}

async function load(
  c: Context<SignedInEnv>,
  rawReport: string,
  query: { edition?: number | undefined },
): Promise<{ edition: StoredEdition; number: number | undefined }> {
  const { report } = await requireReport(c.var, rawReport, "report.read");
  const edition = await findEdition(c.var.db, { report, number: query.edition });
  if (!edition) throw notFound("edition");
  return { edition, number: query.edition };
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
