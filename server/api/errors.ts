import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { z } from "zod";
import { NewerFormat } from "@/data/stored-json";
import { isUnreachable } from "@/data/violations";
import type { ApiEnv } from "./api-env";
import { ApiProblem, diskFull } from "./problem";

/** What a request that ended in an error is answered with. What nobody expected is reported and not told. */
export function toProblem(error: unknown, c: Context<ApiEnv>): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const { refusedBody } = c.var;
  if (refusedBody) return refusedBody;
  // Nobody is there to be told, and what broke off did so for that.
  if (c.req.raw.signal.aborted) return new ApiProblem(400);
  if (error instanceof HTTPException && error.status < 500) {
    return new ApiProblem(error.status, HTTP_DETAILS[error.status]);
  }
  if (c.var.space.note(error)) return diskFull();
  c.var.config.reportError(error, { method: c.req.method, path: c.req.path });
  if (error instanceof NewerFormat) {
    return new ApiProblem(500, error.message, { kind: "newer-format" });
  }
  if (isUnreachable(error)) {
    return new ApiProblem(503, "The database cannot be reached. Nothing was changed; try again.", {
      kind: "no-database",
      headers: { "retry-after": "5" },
    });
  }
  return new ApiProblem(500, "Something went wrong on the server.");
}

/** Input that a schema refused: each field with what is wrong with it. */
export function toValidationProblem(error: z.ZodError): Response {
  const errors = error.issues.map((issue) => ({
    path: issue.path.join("."),
    message: issue.message,
  }));
  return new ApiProblem(422, undefined, { errors: errors.slice(0, MOST_ERRORS) }).toResponse();
}

const MOST_ERRORS = 50;

/** What the framework itself refuses, in our words. */
const HTTP_DETAILS: Partial<Record<number, string>> = {
  400: "The body is not well-formed.",
  415: "Send JSON, with content-type: application/json.",
};
