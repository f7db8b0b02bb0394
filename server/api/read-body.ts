import type { Context } from "hono";
import { scanJson, type JsonBounds } from "../reading/scan-json";
import type { ApiEnv } from "./api-env";
import { boundOf } from "./body-bounds";
import { ApiProblem } from "./problem";

/** What the JSON of a request may have that is no document. */
const SMALL_JSON: JsonBounds = { depth: 32, values: 10_000 };

type Watch = {
  /** Told how many bytes have come, each time; what it throws ends the reading. */
  onBytes?: (more: number) => void;
};

/** The body of a request, of at most `most` bytes; throws 413 where it is more, as soon as that is known. */
export async function readBody(
  request: Request,
  most: number,
  { onBytes }: Watch = {},
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > most) throw tooLarge();
    onBytes?.(chunk.length);
    chunks.push(chunk);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}

/**
 * The JSON of a request: bounded in size, in depth and in values before it is parsed. Throws a problem where it is not
 * that, and leaves it in `refusedBody` too, because the framework tells nobody why a body could not be read.
 */
export async function readJson(c: Context<ApiEnv>): Promise<unknown> {
  try {
    return parseJson(await readBody(c.req.raw, boundOf(c.req.path)), SMALL_JSON);
  } catch (error) {
    if (error instanceof ApiProblem) c.set("refusedBody", error);
    throw error;
  }
}

/** Parses a short body. @throws ApiProblem where it is out of bounds, or is no JSON. */
export function parseJson(body: Uint8Array, bounds: JsonBounds): unknown {
  const refusal = scanJson(body, bounds);
  if (refusal) throw refuseJson(refusal);
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    throw refuseJson("malformed");
  }
}

export function refuseJson(reason: "too-deep" | "too-many-values" | "malformed"): ApiProblem {
  switch (reason) {
    case "malformed":
      return new ApiProblem(400, "The body is not well-formed.");
    case "too-deep":
      return new ApiProblem(400, "The lists and objects of this body are nested too deeply.");
    case "too-many-values":
      return tooLarge();
  }
}

export function tooLarge(): ApiProblem {
  return new ApiProblem(413, "This is more than the server takes at once.");
}
