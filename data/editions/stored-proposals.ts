import { z } from "zod";
import { statementIdSchema } from "@/contract/common";
import { REASON_CODES } from "@/domain/statements/reason";
import type { ProposedStatement } from "@/domain/statements/settle-statements";
import { ACTOR_KINDS, STATEMENT_KINDS } from "@/domain/statements/statement";
import { storedList } from "../stored-json";

const text = z.string().nullable();
const rangeSchema = z.object({ start: z.number().int(), end: z.number().int() });

const reasonSchema = z.object({
  code: z.enum(REASON_CODES),
  words: rangeSchema,
  other: rangeSchema.exactOptional(),
});

export const proposalSchema: z.ZodType<ProposedStatement> = z.object({
  id: statementIdSchema,
  range: rangeSchema,
  actor: z.string(),
  actorKind: z.enum(ACTOR_KINDS),
  isoA3: text,
  speaker: text,
  onBehalfOf: text,
  reportedBy: text,
  date: text,
  dateInferred: text,
  kind: z.enum(STATEMENT_KINDS),
  section: text,
  quotes: z.array(rangeSchema),
  why: z.union([z.array(reasonSchema), z.string()]),
});

export const STORED_PROPOSALS = storedList("statement_proposals.items", proposalSchema);
