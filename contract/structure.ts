import { z } from "zod";

const range = { start: z.number().int(), end: z.number().int() };

export const blockSchema = z.discriminatedUnion("kind", [
  z.object({ ...range, kind: z.literal("heading"), level: z.literal([1, 2, 3, 4, 5, 6]) }),
  z.object({ ...range, kind: z.literal("paragraph") }),
  z.object({ ...range, kind: z.literal("item"), depth: z.number().int(), marker: z.string() }),
  z.object({ ...range, kind: z.literal("quote") }),
  z.object({ ...range, kind: z.literal("preformatted") }),
  z.object({
    ...range,
    kind: z.literal("cell"),
    table: z.number().int(),
    row: z.number().int(),
    column: z.number().int(),
    header: z.boolean(),
  }),
  z.object({ ...range, kind: z.literal("footnote"), label: z.string() }),
]);

export const markSchema = z.discriminatedUnion("kind", [
  z.object({ ...range, kind: z.literal("strong") }),
  z.object({ ...range, kind: z.literal("emphasis") }),
  z.object({ ...range, kind: z.literal("code") }),
  z.object({ ...range, kind: z.literal("link"), href: z.string() }),
]);

/** Where a page of the source begins, and the number printed on it, "" if there is none. */
export const pageStartSchema = z.object({ start: z.number().int(), label: z.string() });

/** The structure of an edition, over the text that `/reports/{id}/text?edition={edition}` gives. */
export const structureSchema = z.object({
  edition: z.number().int(),
  blocks: z.array(blockSchema),
  marks: z.array(markSchema),
  pages: z.array(pageStartSchema).optional(),
});

/** A part of an edition; `text` is what stands in `[start, end)`. A long block goes on in the next part. */
export const partSchema = z.object({
  edition: z.number().int(),
  ...range,
  text: z.string(),
  blocks: z.array(blockSchema),
  marks: z.array(markSchema),
});
