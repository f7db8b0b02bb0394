import { z } from "zod";

const count = z.number().int();

/** What became of Web Annotations that were brought in. */
export const importedAnnotationsSchema = z.object({
  annotations: count,
  comments: count,
  /** Were there already, by their address. */
  existing: count,
  /** What has no place in the newest edition that is beyond doubt, or was none of ours to read. */
  notPlaced: z.array(
    z.object({
      /** As the document names it; empty if it does not. */
      iri: z.string(),
      exact: z.string().nullable(),
      why: z.enum([
        "changed",
        "ambiguous",
        "lost",
        "no-quotation",
        "not-an-annotation",
        "no-text-target",
        "reply-to-nothing",
        "too-intricate",
      ]),
    }),
  ),
  /** The team has no such labels, or the caller may not give any. */
  unknownLabels: z.array(z.string()),
});
export type ImportedAnnotations = z.infer<typeof importedAnnotationsSchema>;
