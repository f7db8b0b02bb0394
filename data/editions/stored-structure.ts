import { z } from "zod";
import { blockSchema, markSchema, pageStartSchema } from "@/contract/structure";
import type { EditionStructure } from "@/domain/edition/structure";
import { storedObject } from "../stored-json";

/** The lists that are long, and read a piece at a time where others wait. */
export const STORED_PARTS = { blocks: z.array(blockSchema), marks: z.array(markSchema) };

const structureSchema: z.ZodType<EditionStructure> = z.object({
  ...STORED_PARTS,
  pages: z.array(pageStartSchema).exactOptional(),
});

export const STORED_STRUCTURE = storedObject("edition.structure", structureSchema);

/**
 * Reads a structure that was stored. Takes a tenth of a second for that of a long report, so it is for processes in which
 * nobody waits.
 *
 * @param json as it stands in its column
 */
export function readStructure(json: string): EditionStructure {
  return STORED_STRUCTURE.read(JSON.parse(json));
}
