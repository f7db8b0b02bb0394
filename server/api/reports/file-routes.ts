import { createRoute, z } from "@hono/zod-openapi";
import type { Database } from "@/data/database";
import { findEditionFile, readFilePart, type EditionFileHead } from "@/data/editions/edition-files";
import { notFound, requireReport } from "../access";
import { PROBLEMS } from "../answers";
import { signedIn, type Api } from "../api-env";
import { PRICES } from "../prices";
import type { ReadableReport } from "@/domain/access/readable";
import { readMuch } from "../read-much";

/** Bytes that are in memory for one who downloads. */
const PIECE = 512 * 1024;

const OPAQUE = "application/octet-stream";

/** What can be named without a browser wanting to show it: HTML and texts it would. */
const MEDIA_TYPES: Partial<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  odt: "application/vnd.oasis.opendocument.text",
  epub: "application/epub+zip",
};

const fileRoute = createRoute({
  method: "get",
  path: "/reports/{id}/file",
  tags: ["editions"],
  summary: "The file that an edition was read from, as it came",
  description: "Of the newest edition where none is named; 404 where its text came without a file.",
  middleware: signedIn,
  request: {
    params: z.object({ id: z.string() }),
    query: z.object({ edition: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  },
  responses: {
    200: {
      description: "The file, as an attachment.",
      content: { [OPAQUE]: { schema: z.string().openapi({ format: "binary" }) } },
    },
    ...PROBLEMS,
  },
});

/** Hands out what somebody else has brought: nothing of it may ever run or be shown as a page of ours. */
export function addFileRoutes(api: Api): void {
  api.openapi(fileRoute, async (c) => {
    const { report } = await requireReport(c.var, c.req.valid("param").id, "report.read");
    const number = c.req.valid("query").edition;
    const file = await findEditionFile(c.var.db, { report, number });
    if (!file) throw notFound("file");
    const price = (file.size / 1_000_000) * PRICES.file;
    const pieces = readFile(c.var.db, { report, file });
    return readMuch(c, price, pieces, {
      "content-type": MEDIA_TYPES[file.format] ?? OPAQUE,
      "content-disposition": writeAttachment(file.name),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
  });
}

async function* readFile(
  db: Database,
  { report, file: { edition, size } }: { report: ReadableReport; file: EditionFileHead },
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  for (let at = 0; at < size; at += PIECE) {
    const part = await readFilePart(db, { report, edition }, { at, length: PIECE });
    // It may have gone with its report meanwhile.
    if (part.length === 0) throw notFound("file");
    yield new Uint8Array(part);
  }
}

/** RFC 6266: the name in ASCII for the oldest, and as it is for everybody else. */
function writeAttachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/gu, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
