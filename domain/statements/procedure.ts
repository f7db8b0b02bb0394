import type { Attribution } from "./attribution";
import type { Term } from "./terms";

const PRESIDING = new Set(
  "Chair,Co-Chair,Co-Chairs,Vice-Chair,President,Moderator,Facilitator,Facilitators,Co-Facilitator,Co-Facilitators".split(
    ",",
  ),
);
const PROCEDURE = new Set("opened convened adjourned resumed invited reconvened".split(" "));

/** What is told of a meeting itself. */
const COURSE = new Set("continued met reconvened addressed began opened resumed".split(" "));

/** "The Chair opened the session", "Co-Facilitator Lee invited views": how a meeting goes, not what anybody holds. */
export function isProcedure({ phrase, end, code }: Attribution, terms: readonly Term[]): boolean {
  const [first] = phrase.parties;
  if (code !== "subject" || first?.sort !== "office") return false;
  const verb = terms[end - 1]?.word ?? "";
  return (
    (PRESIDING.has(first.word) && PROCEDURE.has(verb)) ||
    (first.word === "Plenary" && COURSE.has(verb))
  );
}
