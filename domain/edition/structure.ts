import type { TextRange } from "@/domain/text/range";

/**
 * The structure of an edition: a flat list of blocks over its exact plain text, in reading order and without
 * overlap. What lies between blocks (blank lines, bullet marks, table pipes) belongs to the text, so offsets
 * can point there, but it is not rendered as text.
 */
export type Block = TextRange &
  (
    | { kind: "heading"; level: 1 | 2 | 3 | 4 | 5 | 6 }
    | { kind: "paragraph" }
    /** `depth` 0 is a top-level item; `marker` is what is painted before it: "•", "1.", "a)". */
    | { kind: "item"; depth: number; marker: string }
    | { kind: "quote" }
    /** Kept with its line breaks, in a fixed-width face. */
    | { kind: "preformatted" }
    /** One cell of a table; cells of one row share `row`, rows of one table share `table` (both counted from 0). */
    | { kind: "cell"; table: number; row: number; column: number; header: boolean }
    /** A note at the foot or the end; the text refers to it by its label in brackets: "[3]". */
    | { kind: "footnote"; label: string }
  );

/** A block without its range. */
export type BlockKind = Block extends infer One
  ? One extends Block
    ? Omit<One, "start" | "end">
    : never
  : never;

/** Inline emphasis. Marks may nest; they never reach outside a block. */
export type Mark = TextRange &
  ({ kind: "strong" } | { kind: "emphasis" } | { kind: "code" } | { kind: "link"; href: string });

/** Where a page of the source begins, as an offset in the text, and the number printed on it: "12", "iv"; "" if unknown. */
export type PageStart = { readonly start: number; readonly label: string };

export type EditionStructure = {
  blocks: readonly Block[];
  marks: readonly Mark[];
  /** In reading order. Sources without pages have none, and neither have editions of before they were recorded. */
  pages?: readonly PageStart[];
};

/** An edition as an importer hands it over. `text` has LF line ends, no BOM and no NUL. */
export type ImportedEdition = { title: string | null; text: string; structure: EditionStructure };

/** A heading and what it governs, for the outline. `[start, end)` reaches to the next heading of its level or above. */
export type Section = TextRange & { title: string; level: number; headingEnd: number };
