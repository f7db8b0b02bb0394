import type { StatementId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";
import type { Why } from "./reason";
import { shareOf } from "./share-of";
import type { Attribution, DecidedStatement } from "./statement";

/** A statement as it was recognised in an edition, under the id by which people decide about it. */
export type ProposedStatement = Attribution & {
  id: StatementId;
  range: TextRange;
  /** Inside the quotation marks. */
  quotes: readonly TextRange[];
  /** The title of the section. */
  section: string | null;
  why: Why;
};

/** A statement as the team sees it. */
export type SettledStatement = ProposedStatement & { status: "proposed" | "confirmed" };

/** Two that share this much of both are the same words, read a little differently. */
const SAME_WORDS = 0.5;

/**
 * What stands of the proposals after people have decided, in reading order. What somebody has decided is never
 * overwritten by a proposal: not by that of the same id, and not by one that a later reading has made of the same
 * words for the same actor.
 *
 * @param decided of the same edition
 * @param locate the quotations in a range and the title of its section
 */
export function settleStatements(
  proposed: readonly ProposedStatement[],
  decided: readonly DecidedStatement[],
  locate: (range: TextRange) => Pick<ProposedStatement, "quotes" | "section">,
): SettledStatement[] {
  const proposals = new Map(proposed.map((one) => [one.id, one]));
  const standing = decided.filter(({ verdict }) => verdict !== "open");
  const byId = new Map(standing.map((one) => [one.id, one]));
  const onTheirOwn = standing.filter(({ id }) => !proposals.has(id));
  const settled = standing.flatMap((one): SettledStatement[] => {
    if (one.verdict === "rejected") return [];
    const { edition: _edition, verdict: _verdict, decided: _decided, ...rest } = one;
    const why = proposals.get(one.id)?.why ?? [];
    return [{ ...rest, ...locate(one.range), why, status: "confirmed" }];
  });
  for (const one of proposed) {
    if (byId.has(one.id) || onTheirOwn.some((other) => isSame(one, other))) continue;
    settled.push({ ...one, status: "proposed" });
  }
  return settled.toSorted(compareStatements);
}

/**
 * Gives each new proposal the id of the one before that it continues: same words and same actor, else the same words,
 * else mostly the same words for the same actor. The others get new ids.
 */
export function keepIds(
  before: readonly ProposedStatement[],
  after: readonly Omit<ProposedStatement, "id">[],
  newId: () => StatementId,
): ProposedStatement[] {
  const free = new Set(before);
  const ids = new Map<Omit<ProposedStatement, "id">, StatementId>();
  const rules: ((a: Omit<ProposedStatement, "id">, b: ProposedStatement) => boolean)[] = [
    (a, b) => isSameRange(a.range, b.range) && a.actor === b.actor,
    (a, b) => isSameRange(a.range, b.range),
    (a, b) => a.actor === b.actor && shareOf(a.range, b.range) >= SAME_WORDS,
  ];
  for (const continues of rules) {
    for (const one of after) {
      if (ids.has(one)) continue;
      for (const other of free) {
        if (!continues(one, other)) continue;
        free.delete(other);
        ids.set(one, other.id);
        break;
      }
    }
  }
  return after.map((one) => ({ ...one, id: ids.get(one) ?? newId() }));
}

function isSame(one: ProposedStatement, other: DecidedStatement): boolean {
  const isSameActor =
    one.actor.toLowerCase() === other.actor.toLowerCase() ||
    // Somebody may have given the state another name.
    (one.isoA3 !== null && one.isoA3 === other.isoA3);
  return isSameActor && shareOf(one.range, other.range) >= SAME_WORDS;
}

function isSameRange(a: TextRange, b: TextRange): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Reading order; what holds another comes before it. */
function compareStatements(a: SettledStatement, b: SettledStatement): number {
  return (
    a.range.start - b.range.start ||
    b.range.end - a.range.end ||
    (a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : a.id < b.id ? -1 : 1)
  );
}
