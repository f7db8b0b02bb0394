import type { Attribution } from "./attribution";
import type { Term } from "./terms";

const PRESIDING = new Set(
  "Chair,Co-Chair,Co-Chairs,Vice-Chair,President,Moderator,Facilitator,Facilitators,Co-Facilitator,Co-Facilitators".split(
    ",",
  ),
);
const PROCEDURE = new Set("opened convened adjourned resumed invited reconvened".split(" "));

/** "The Chair opened the session", "Co-Facilitator Lee invited views": how a meeting goes, not what anybody holds. */
export function isProcedure({ phrase, end, code }: Attribution, terms: readonly Term[]): boolean {
  const [first] = phrase.parties;
  return (
    code === "subject" &&
    first?.sort === "office" &&
    PRESIDING.has(first.word) &&
    PROCEDURE.has(terms[end - 1]?.word ?? "")
  );
}
