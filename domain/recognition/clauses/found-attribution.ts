import type { ReasonCode } from "@/domain/statements/reason";
import type { TextRange } from "@/domain/text/range";
import type { Verb } from "../lexicon/verbs";
import type { Phrase } from "../phrases/party";

/** Somebody who speaks or acts in a sentence. */
export type FoundAttribution = {
  phrase: Phrase;
  verb: Verb | null;
  verbRange: TextRange | null;
  /** How it was recognised. */
  code: ReasonCode;
  /** Indices of terms: where its clause begins, where the phrase begins, and the term after the verb. */
  from: number;
  at: number;
  end: number;
};
