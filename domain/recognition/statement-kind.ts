import type { StatementKind } from "@/domain/statements/statement";
import type { FoundAttribution } from "./clauses/found-attribution";
import { readVerb } from "./lexicon/verbs";
import type { Sentence } from "./text/sentences";
import type { Term } from "./text/terms";

/** Terms on each side of subject and verb that are looked at for the name of a document. */
const REACH = 8;
const WRITTEN =
  /\b(?:written|in writing|letter|submission|working paper|non-paper|communiqu[ée]|press release|lettre|par [ée]crit|d[ée]claration [ée]crite|carta|por escrito|declaraci[óo]n escrita|comunicado|communiqu[ée])\b/iu;

/** In which way the actor of an attribution speaks or acts. */
export function kindOf(
  text: string,
  terms: readonly Term[],
  { verb, end, at }: FoundAttribution,
  sentence: Sentence,
): StatementKind {
  switch (verb?.class) {
    case "write":
      return "written";
    case "act":
    case "attend":
      return isQuoting(terms, end, sentence) ? "speech" : "action";
    default: {
      const from = Math.max(sentence.from, at - REACH);
      const near = wordsNear(text, terms, from, Math.min(sentence.to, end + REACH));
      return WRITTEN.test(near) ? "written" : "speech";
    }
  }
}

/** The words between two terms, up to the first quotation after the subject. */
function wordsNear(text: string, terms: readonly Term[], from: number, to: number): string {
  const first = terms[from];
  let last = from;
  while (last + 1 < to && terms[last + 1]?.kind !== "quote") last += 1;
  return first ? text.slice(first.start, terms[last]?.end ?? first.end) : "";
}

/** "has worked with others and explained that “…”" is speech after all. */
function isQuoting(terms: readonly Term[], from: number, { to }: Sentence): boolean {
  let quote = from;
  while (quote < to && terms[quote]?.kind !== "quote") quote += 1;
  if (quote === to) return false;
  return terms
    .slice(Math.max(from, quote - 3), quote)
    .some(({ word }) => readVerb(word)?.class === "say");
}
