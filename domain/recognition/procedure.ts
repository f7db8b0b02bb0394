import type { FoundAttribution } from "./clauses/found-attribution";
import { OFFICES_OF_MEETINGS } from "./lexicon/people";
import { COURSE, PROCEDURE } from "./lexicon/speech";
import type { Term } from "./text/terms";

const MEETINGS =
  /(?:plenary|committee|commission|assembly|conference|groups?|delegates|negotiators)$/iu;

/** "The Chair opened the session", "Co-Facilitator Lee invited views": how a meeting goes, not what anybody holds. */
export function isProcedure(
  { phrase, end, code }: FoundAttribution,
  terms: readonly Term[],
): boolean {
  const [first] = phrase.parties;
  if (code !== "subject" || !first) return false;
  const verb = terms[end - 1]?.word ?? "";
  if (OFFICES_OF_MEETINGS.has(first.word)) return PROCEDURE.has(verb);
  const isMeeting = first.sort === "office" || first.sort === "crowd";
  return isMeeting && MEETINGS.test(first.named?.name ?? first.word) && COURSE.has(verb);
}
