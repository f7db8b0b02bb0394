import type { FoundAttribution } from "./clauses/found-attribution";
import type { Term } from "./text/terms";

const PRESIDING = new Set(
  "Chair,Co-Chair,Co-Chairs,Vice-Chair,President,Moderator,Facilitator,Facilitators,Co-Facilitator,Co-Facilitators".split(
    ",",
  ),
);
const PROCEDURE = new Set("opened convened adjourned resumed invited reconvened".split(" "));

/** What is told of a meeting itself. */
const COURSE = new Set(
  "continued met reconvened convened began opened resumed spent gathered addressed".split(" "),
);
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
  if (PRESIDING.has(first.word)) return PROCEDURE.has(verb);
  const isMeeting = first.sort === "office" || first.sort === "crowd";
  return isMeeting && MEETINGS.test(first.named?.name ?? first.word) && COURSE.has(verb);
}
