import { z } from "@hono/zod-openapi";
import { problemSchema } from "@/contract/problem";
import { PROBLEM_MEDIA_TYPE } from "./problem";

/** A JSON body that must be there. */
export function bodyOf<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } } as const;
}

/** A JSON answer. */
export function answerOf<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } } as const;
}

export function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.object({ items: z.array(schema) });
}

/** An answer without a body. */
export function done(description: string) {
  return { description } as const;
}

const problemContent = { [PROBLEM_MEDIA_TYPE]: { schema: problemSchema } };

/** What can go wrong with a route that needs a session; `thrown` adds what it says besides. */
export const PROBLEMS = {
  "4XX": {
    description:
      "A problem document: 401 without a session, 404 for what the caller may not see, 403 for what they may see but not do, 413 for a body that is larger than the route takes, 422 for input that does not fit, 429 after too many attempts or for more than one person, or one address, may ask for at once; `Retry-After` says when to try again.",
    content: problemContent,
  },
  "5XX": {
    description:
      "A problem document: 507 where the server's disk is full; reading and deleting go on then.",
    content: problemContent,
  },
} as const;
