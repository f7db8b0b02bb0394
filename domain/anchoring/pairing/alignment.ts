import type { EditionReading } from "../edition-reading";
import type { NewText } from "./new-text";
import type { Pairing } from "./pairing";
import type { SentenceCensus } from "../sentence-census";

/** Two editions and which words of the one became which of the other; made once, used for many quotations. */
export type Alignment = {
  readonly from: EditionReading;
  readonly to: EditionReading;
  readonly pairing: Pairing;
  readonly fromCensus: SentenceCensus;
  readonly toCensus: SentenceCensus;
  /** Stretches of `to` that are new. */
  readonly newText: NewText;
};
