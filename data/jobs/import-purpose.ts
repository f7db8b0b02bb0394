import { z } from "zod";

const purposeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("report"),
    title: z.string().nullable(),
    publisher: z.string(),
    published: z.string(),
    sourceUrl: z.string(),
  }),
  z.object({ kind: z.literal("edition") }),
]);

/** The report or edition that a file or a text becomes. If the title is `null`, it is read from the file. */
export type ImportPurpose = z.infer<typeof purposeSchema>;

export function parsePurpose(raw: unknown): ImportPurpose {
  return purposeSchema.parse(raw);
}
