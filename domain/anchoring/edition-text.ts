import type { EditionStructure } from "@/domain/edition/structure";

/** What anchoring needs of an edition. Offsets are UTF-16 code units of `text`. */
export type EditionText = { text: string; structure: EditionStructure };
