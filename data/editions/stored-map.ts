import { z } from "zod";
import type { OffsetMap } from "@/domain/edition/offset-map";
import { storedObject } from "../stored-json";

const whole = z.number().int();

const mapSchema: z.ZodType<OffsetMap> = z.object({
  runs: z.array(z.object({ text: whole, source: whole, length: whole })),
  textLength: whole,
  sourceLength: whole,
});

export const STORED_MAP = storedObject("edition_file.source_map", mapSchema);
