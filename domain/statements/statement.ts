import type { Act } from "@/domain/annotation/annotation";
import type { StatementId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";

/** What sort of actor holds a position. */
export const ACTOR_KINDS = ["state", "organisation", "coalition", "person"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/**
 * `speech`: said, or put forward as a view. `written`: a letter, a paper, a written statement, a pointer to one.
 * `action`: done, decided or attended. `reported`: another actor reports it inside its own statement.
 */
export const STATEMENT_KINDS = ["speech", "written", "action", "reported"] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** `open`: somebody has taken back what was decided, and the proposal stands as it was. */
export const VERDICTS = ["open", "confirmed", "rejected"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who says something, when and in which way. Dates are ISO 8601: a day, a month, a year, or `from/to`. */
export type Attribution = {
  actor: string;
  actorKind: ActorKind;
  /** ISO 3166-1 alpha-3 of a state. */
  isoA3: string | null;
  /** The person who speaks for the actor. */
  speaker: string | null;
  onBehalfOf: string | null;
  reportedBy: string | null;
  /** As the text says it of this statement. */
  date: string | null;
  /** As the occasion suggests, if the text says nothing of this statement. */
  dateInferred: string | null;
  kind: StatementKind;
};

/** What somebody has decided about one statement. */
export type DecidedStatement = Attribution & {
  id: StatementId;
  edition: number;
  range: TextRange;
  verdict: Verdict;
  decided: Act;
};
