import { z } from "zod";

/** What a sentence about a problem is made with: how many, how long, which. */
const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type ProblemParams = z.infer<typeof paramsSchema>;

/** RFC 9457 problem document; `type` is `about:blank` or a path under `/problems/`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** English, for who reads the API; windows say it themselves, from the type and its parameters. */
  detail: z.string().optional(),
  params: paramsSchema.optional(),
  /** For 400, 409 and 422: what is wrong with which field; `kind` if there is more to tell than that. */
  errors: z
    .array(z.object({ path: z.string(), message: z.string(), kind: z.string().optional() }))
    .optional(),
});
export type Problem = z.infer<typeof problemSchema>;
