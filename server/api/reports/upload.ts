import type { Context, MiddlewareHandler } from "hono";
import { MAX_REPORT_LENGTH } from "@/contract/reports";
import { IMPORT_REFUSALS } from "@/domain/edition/import-refusal";
import type { TeamId } from "@/domain/ids";
import { signedIn, type SignedInEnv } from "../api-env";
import { MAX_BODY_BYTES, MAX_FORM_BYTES, MAX_TEXT_BYTES } from "../body-bounds";
import { ApiProblem, busy } from "../problem";
import { parseJson, readBody, refuseJson, tooLarge } from "../read-body";

/** A text with what is said about it. */
const TEXT_JSON = { depth: 8, values: 200 };

/** Of anything but the text itself: more than any field takes. UTF-16 code units. */
const LONGEST_FIELD = 10_000;

/** Whether the caller may send what the route takes, and for which team where that is known by now. It throws if not. */
type Judge = (c: Context<SignedInEnv>) => Promise<TeamId | null>;

/**
 * Takes a report's text or file as a body. Who may send one is judged before anything of it is read, and what has
 * arrived is charged to them until it is stored. It is taken apart in a process of its own.
 */
export function takesUpload(judge: Judge): MiddlewareHandler<SignedInEnv> {
  return (c, next) =>
    signedIn(c, async () => {
      const team = await judge(c);
      const upload = c.var.uploads.begin({ user: c.var.caller.user, team });
      try {
        const onBytes = (more: number): void => upload.add(more);
        if (isForm(c.req.header("content-type"))) {
          const body = await readBody(c.req.raw, MAX_FORM_BYTES, { onBytes }).catch(asFile);
          c.req.bodyCache.formData = await readForm(c, body);
        } else if (c.req.header("content-type") !== undefined) {
          const body = await readBody(c.req.raw, MAX_TEXT_BYTES, { onBytes }).catch(asText);
          const json = await readText(c, body);
          c.req.json = <T>() => Promise.resolve(json as T);
        }
        await next();
      } finally {
        upload.end();
      }
    });
}

async function readForm(c: Context<SignedInEnv>, body: Uint8Array<ArrayBuffer>): Promise<FormData> {
  const contentType = c.req.header("content-type") ?? "";
  const read = await c.var.texts.readForm(body, contentType, asking(c));
  if (!read.ok) throw read.refusal === "malformed" ? refuseJson(read.refusal) : busy();
  const form = new FormData();
  for (const { name, value } of read.value) {
    if (typeof value !== "string")
      form.append(name, new File([value.bytes as BlobPart], value.name));
    else if (value.length <= LONGEST_FIELD) form.append(name, value);
    else throw tooLarge();
  }
  return form;
}

async function readText(c: Context<SignedInEnv>, body: Uint8Array<ArrayBuffer>): Promise<unknown> {
  if (body.length <= MAX_BODY_BYTES) return parseJson(body, TEXT_JSON);
  const read = await c.var.texts.readJson(body, TEXT_JSON, asking(c));
  if (!read.ok) {
    throw read.refusal === "busy" || read.refusal === "gone" ? busy() : refuseJson(read.refusal);
  }
  const json = read.value;
  if (typeof json === "object" && json !== null) {
    for (const [name, value] of Object.entries(json)) {
      if (name !== "text" && typeof value === "string" && value.length > LONGEST_FIELD) {
        throw tooLarge();
      }
    }
  }
  return json;
}

/** Who a reader works for, and until when. */
function asking(c: Context<SignedInEnv>) {
  const { user } = c.var.caller;
  return { payer: { kind: "person", user } as const, signal: c.req.raw.signal };
}

function asFile(error: unknown): never {
  if (error instanceof ApiProblem && error.status === 413) refuseFile();
  throw error;
}

function asText(error: unknown): never {
  if (error instanceof ApiProblem && error.status === 413) refuseText();
  throw error;
}

export function isForm(contentType: string | undefined): boolean {
  return contentType !== undefined && /^multipart\/form-data\s*(;|$)/i.test(contentType);
}

export function refuseFile(): never {
  throw new ApiProblem(413, IMPORT_REFUSALS["too-large"], { kind: "too-large" });
}

export function refuseText(): never {
  throw new ApiProblem(
    413,
    `A report may have ${MAX_REPORT_LENGTH.toLocaleString("en")} characters.`,
    { kind: "too-long", params: { most: MAX_REPORT_LENGTH } },
  );
}
