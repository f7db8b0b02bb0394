import type { TextRange } from "@/domain/text/range";
import type { Reason } from "./reason";
import type { ActorKind, StatementKind } from "./statement";

/** `mention` is where the text names the actor; `null` if it is understood from what came before. */
export type ProposedActor = {
  name: string;
  kind: ActorKind;
  /** ISO 3166-1 alpha-3, of states only (XKX for Kosovo). */
  isoA3: string | null;
  mention: TextRange | null;
};

/**
 * `unclosed`: no closing mark follows. `wrong-opening`: it opens with a closing mark. `nested`: it stands inside
 * another quotation.
 */
export type QuoteDefect = "unclosed" | "wrong-opening" | "nested";

/** The words inside the quotation marks. */
export type ProposedQuote = TextRange & { defects: readonly QuoteDefect[] };

/** A stretch of text in which one actor speaks, acts or is reported. Several actors of one sentence share its range. */
export type StatementProposal = TextRange & {
  /** Of a spokesperson: the body that is spoken for. */
  actor: ProposedActor;
  /** The person (or the member of a group) who spoke for the actor. */
  speaker: string | null;
  onBehalfOf: string | null;
  /** Whose statement this one is reported in. */
  reportedBy: string | null;
  /** A day, a month, a year or a span: `2011-09-14`, `2011-09`, `2011`, `2011-09-12/2011-09-16`. Only what the text says of it. */
  date: string | null;
  /** In the same form, from the meeting or the publication; `null` if `date` is not. */
  dateInferred: string | null;
  kind: StatementKind;
  /** Index into `findSections(structure, text)`. */
  section: number | null;
  quotes: readonly ProposedQuote[];
  why: readonly Reason[];
};

/** An actor on the team's own list. */
export type KnownActor = {
  name: string;
  kind: ActorKind;
  isoA3: string | null;
  aliases: readonly string[];
  groups: readonly string[];
};
