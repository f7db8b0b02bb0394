import type { z } from "zod";
import { BUILD_HEADER } from "@/contract/build-header";
import { problemSchema, type Problem } from "@/contract/problem";
import { learnBuild } from "../upgrade/server-build";

export type ApiFailure =
  /** The server said why. */
  | { kind: "problem"; problem: Problem }
  /** No answer: no network, or the server is away. */
  | { kind: "unreachable" }
  /** The caller took it back. */
  | { kind: "cancelled" }
  /** An answer that is not what was agreed. */
  | { kind: "unexpected"; status: number };

export type ApiResult<Value> = { ok: true; value: Value } | { ok: false; failure: ApiFailure };

export type ApiMethod = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

type Call<Schema extends z.ZodType> = {
  method?: ApiMethod;
  /** Below `/api/v1`, with its slash. */
  path: string;
  body?: unknown;
  /** What the answer must look like. */
  answer: Schema;
  signal?: AbortSignal;
  /** Whether the browser may answer from what it keeps, as the server has allowed. */
  kept?: boolean;
};

const ROOT = "/api/v1";

/** Asks the API and trusts nothing that comes back until it is parsed. Never throws. */
export async function callApi<Schema extends z.ZodType>(
  call: Call<Schema>,
): Promise<ApiResult<z.output<Schema>>> {
  const { method = "GET", path, body, answer, signal, kept = false } = call;
  let response: Response;
  try {
    response = await fetch(ROOT + path, {
      method,
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      cache: kept ? "default" : "no-store",
    });
  } catch {
    return {
      ok: false,
      failure: signal?.aborted ? { kind: "cancelled" } : { kind: "unreachable" },
    };
  }
  learnBuild(response.headers.get(BUILD_HEADER));
  const content = await response.text().catch(() => "");
  return readAnswer(response.status, content, answer);
}

/** The same judgement for answers that came another way. */
export function readAnswer<Schema extends z.ZodType>(
  status: number,
  content: string,
  answer: Schema,
): ApiResult<z.output<Schema>> {
  const json = parseJson(content);
  if (status < 200 || status >= 300) {
    const problem = problemSchema.safeParse(json);
    return {
      ok: false,
      failure: problem.success
        ? { kind: "problem", problem: problem.data }
        : { kind: "unexpected", status },
    };
  }
  const parsed = answer.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, failure: { kind: "unexpected", status } };
}

/** `undefined` for an empty body and for what is no JSON. */
function parseJson(content: string): unknown {
  if (content === "") return undefined;
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}
