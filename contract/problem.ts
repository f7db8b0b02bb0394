import { z } from "zod";

/** RFC 9457 problem document; `type` is `about:blank` or a path under `/problems/`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** For 400 and 422: what is wrong with which field. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
