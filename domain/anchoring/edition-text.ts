import type { EditionStructure } from "@/domain/edition/structure";

/** The part of an edition that anchoring needs. Offsets are UTF-16 code units of `text`. */
export type EditionText = { text: string; structure: EditionStructure };
