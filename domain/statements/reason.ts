import type { TextRange } from "@/domain/text/range";

/** What a proposal rests on. `words` are the words of the text that show it; `other` is a second place, if any. */
export type Reason = { code: ReasonCode; words: TextRange; other?: TextRange };

export const REASON_CODES = [
  "subject",
  "said-by",
  "done-by",
  "label",
  "bracket",
  "according-to",
  "pronoun",
  "understood",
  "heading",
  "continued",
  "listed",
  "on-behalf-of",
  "affiliation",
  "unnamed",
  "pointer",
  "decision",
  "cell",
  "inside",
  "own-date",
  "meeting-date",
  "published-date",
  "quotation",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Why a statement was proposed. Versions before this one have stored a sentence in English. */
export type Why = readonly Reason[] | string;
