import type { TextRange } from "@/domain/text/range";

/** What a proposal rests on. `words` are the words of the text that show it; `other` is a second place where there is one. */
export type Reason = { code: ReasonCode; words: TextRange; other?: TextRange };

export type ReasonCode =
  | "subject"
  | "said-by"
  | "done-by"
  | "label"
  | "bracket"
  | "according-to"
  | "pronoun"
  | "understood"
  | "heading"
  | "continued"
  | "listed"
  | "on-behalf-of"
  | "affiliation"
  | "unnamed"
  | "pointer"
  | "decision"
  | "cell"
  | "inside"
  | "own-date"
  | "meeting-date"
  | "published-date"
  | "quotation";

const MOST_WORDS = 60;

/** The reasons as one English sentence. */
export function explainReasons(text: string, reasons: readonly Reason[]): string {
  const parts = reasons.map((reason) => explain(text, reason));
  if (parts.length === 0) return "";
  const sentence = `${parts.join("; ")}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function explain(text: string, { code, words, other }: Reason): string {
  const said = cite(text, words);
  const also = other ? cite(text, other) : "";
  switch (code) {
    case "subject":
      return other ? `${said} is the subject of ${also}` : `${said} opens the statement`;
    case "said-by":
      return other ? `${said} follows ${also}` : `${said} is named after the words`;
    case "done-by":
      return other ? `it was ${also} by ${said}` : `it was done by ${said}`;
    case "label":
      return `the line is labelled ${said}`;
    case "bracket":
      return `the actor ${said} stands in brackets at the end`;
    case "according-to":
      return `it is given as the view of ${said}`;
    case "pronoun":
      return other
        ? `${said} stands for ${also}, named before`
        : `${said} stands for the actor before`;
    case "understood":
      return other
        ? `${said} is understood to be of ${also}`
        : `${said} belongs to the actor before`;
    case "heading":
      return `the heading names ${said}`;
    case "continued":
      return `${said} goes on with what was said before`;
    case "listed":
      return `${said} names several actors together`;
    case "on-behalf-of":
      return `${said} says for whom it was said`;
    case "affiliation":
      return `${said} says for whom the person speaks`;
    case "unnamed":
      return `${said} is a group without names`;
    case "pointer":
      return `${said} points to a statement`;
    case "decision":
      return `${said} announces what the meeting decided`;
    case "cell":
      return `the row of the table begins with ${said}`;
    case "inside":
      return `it is reported inside a statement of ${said}`;
    case "own-date":
      return `${said} is its date`;
    case "meeting-date":
      return `its date is inferred from ${said}`;
    case "published-date":
      return `its date is inferred from when the text ${said} was published`;
    case "quotation":
      return `it quotes ${said}`;
  }
}

function cite(text: string, { start, end }: TextRange): string {
  const words = text.slice(start, end).replace(/\s+/gu, " ");
  return words.length <= MOST_WORDS ? `“${words}”` : `“${words.slice(0, MOST_WORDS).trimEnd()}…”`;
}
