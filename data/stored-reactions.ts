import { z } from "zod";
import { userIdSchema } from "@/contract/common";
import type { Reaction } from "@/domain/annotation/annotation";
import { storedList } from "./stored-json";

const reactionSchema: z.ZodType<Reaction> = z.object({
  emoji: z.string(),
  by: userIdSchema,
  at: z.number(),
});

export const STORED_REACTIONS = storedList("comment.reactions", reactionSchema);
