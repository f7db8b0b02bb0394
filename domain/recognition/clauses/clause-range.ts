import { AND, CLAUSE_LINKS, COORDINATORS } from "../lexicon/grammar";
import type { Term } from "../text/terms";
import type { FoundAttribution } from "./found-attribution";

/** Terms between a connector and the agent it leads to, at most. */
const REACH = 14;
const CONNECTOR =
  /[\s,;:]*(?:\b(?:and|but|while|whereas|et|mais|tandis que|y|e|pero|mientras(?: que)?)\b)?[\s,;:]*$/iu;
/** UTF-16 code units. */
const LONGEST_CONNECTOR = 40;

/** Where the clause of an attribution begins, behind its connector: "…, while | Norway opposed". */
export function clauseStart(
  terms: readonly Term[],
  { from, at, code }: FoundAttribution,
): number | undefined {
  let first = code === "subject" ? from : afterConnector(terms, at);
  while (
    first < at &&
    (CLAUSE_LINKS.has(terms[first]?.word ?? "") || terms[first]?.kind === "mark")
  )
    first += 1;
  return terms[first]?.start;
}

/** Where the clause before one that begins at `offset` ends, without the connector between them. */
export function clauseEnd(text: string, offset: number): number {
  const before = text.slice(Math.max(0, offset - LONGEST_CONNECTOR), offset);
  return offset - (CONNECTOR.exec(before)?.[0].length ?? 0);
}

/** "opposed by A and by B": one deed of two agents. */
export function sharesClause(
  terms: readonly Term[],
  before: FoundAttribution,
  after: FoundAttribution,
): boolean {
  if (before.code !== "done-by" || after.code !== "done-by") return false;
  if (before.verbRange?.start !== after.verbRange?.start) return false;
  return AND.has(terms[after.at - 2]?.word ?? "");
}

function afterConnector(terms: readonly Term[], at: number): number {
  for (let next = at - 1; next > 0 && at - next < REACH; next -= 1) {
    if (isCoordinator(terms[next])) return next + 1;
  }
  return at;
}

function isCoordinator(term: Term | undefined): boolean {
  return term !== undefined && (term.word === ";" || COORDINATORS.has(term.word));
}
