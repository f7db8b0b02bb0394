import type { StatementId } from "@/domain/ids";
import type { SettledStatement } from "@/domain/statements/settle-statements";

/** A statement for tests. */
export function statement(
  number: number,
  {
    start = 0,
    end = 10,
    ...said
  }: Partial<Omit<SettledStatement, "id" | "range">> & { start?: number; end?: number } = {},
): SettledStatement {
  return {
    id: `statement${String(number).padStart(3, "0")}` as StatementId,
    range: { start, end },
    actor: "Gabon",
    actorKind: "state",
    isoA3: "GAB",
    speaker: null,
    onBehalfOf: null,
    reportedBy: null,
    date: null,
    dateInferred: null,
    kind: "speech",
    quotes: [],
    section: null,
    why: [],
    status: "proposed",
    ...said,
  };
}

/** What somebody decides about a statement, for tests. */
export const DECISION = {
  id: "statement001" as StatementId,
  edition: 1,
  range: { start: 0, end: 10 },
  actor: "Gabon",
  actorKind: "state",
  isoA3: "GAB",
  speaker: null,
  onBehalfOf: null,
  reportedBy: null,
  date: null,
  dateInferred: null,
  kind: "speech",
  verdict: "confirmed",
} as const;
