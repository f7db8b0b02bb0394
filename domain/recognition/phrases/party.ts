import type { Reason } from "@/domain/statements/reason";
import type { TextRange } from "@/domain/text/range";
import type { Named } from "../text/gazetteer";

/** Who a sentence makes speak or act. */
export type Party = {
  /** `null` if it is understood from what came before: "the minister", "she". */
  named: Named | null;
  mention: TextRange;
  /** A person who speaks for a body, as the text writes the name. */
  speaker: string | null;
  onBehalfOf: string | null;
  sort: "named" | "person" | "crowd" | "office" | "pronoun" | "understood";
  /** Folded: which pronoun, which office. */
  word: string;
  /** "The ambassador of X": who that is may follow. */
  official: boolean;
  /** Of whom: the state or the body before ("Foreign Minister X", "X, its director"); `null` if the words say. */
  belongs: "state" | "body" | null;
  /** "Some states", not "all states": somebody in particular. */
  counted: boolean;
  reasons: Reason[];
};

export type Phrase = {
  parties: Party[];
  /** Index of its first term. */
  at: number;
  /** Index of the term after it. */
  end: number;
  plural: boolean;
  /** How many asides were read after the names. */
  asides: number;
};
