import type { Reason, Why } from "@/domain/statements/reason";
import type { TextRange } from "@/domain/text/range";
import type { Words } from "@/words/speaker";

/** UTF-16 code units. */
const MOST_WORDS = 60;

/** Reasons that are told in other words where they have a second place. */
const PAIRED = ["subject", "said-by", "done-by", "pronoun", "understood"] as const;

/** The reasons for a proposal in sentences, with the words of the text that they rest on. */
export function explainWhy(why: Why, text: string, words: Words<"reading-room.reasons">): string {
  if (typeof why === "string") return why;
  return why.map((reason) => explain(reason, text, words)).join(" ");
}

function explain(
  { code, words: at, other }: Reason,
  text: string,
  words: Words<"reading-room.reasons">,
): string {
  const said = cite(text, at);
  const paired = PAIRED.find((one) => one === code);
  return other && paired
    ? words(`paired.${paired}`, { said, other: cite(text, other) })
    : words(`alone.${code}`, { said });
}

function cite(text: string, { start, end }: TextRange): string {
  const words = text.slice(start, end).replace(/\s+/gu, " ");
  return words.length <= MOST_WORDS ? words : `${words.slice(0, MOST_WORDS).trimEnd()}…`;
}
