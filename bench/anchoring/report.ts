import { format, table } from "../figures";
import { CONDITIONS } from "./conditions";
import { CAUCUS, PEERS } from "./contenders";
import type { Score } from "./score";

/** By condition, by contender. */
export type Scores = ReadonlyMap<string, ReadonlyMap<string, Score>>;

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

export function isMet({ right, existing }: Score, target: number | undefined): boolean {
  return target === undefined || 100 * right >= target * existing;
}

/** Ours beside the peers. What a peer misplaced is in brackets: as a share of all it placed. */
export function shortTable(scores: Scores): string {
  const rows = CONDITIONS.map(({ name, target }) => {
    const ours = scores.get(name)?.get(CAUCUS.name);
    const cells = PEERS.map((peer) => {
      const score = scores.get(name)?.get(peer.name);
      return score
        ? `${percent(score.right, score.existing)} (${percent(score.misplaced, score.silent)})`
        : "";
    });
    return [name, ...oursOf(ours, target), ...cells];
  });
  return table(
    [
      "",
      "**right**",
      "target",
      "carried over silently",
      "… to a wrong place",
      "gone, yet offered",
      ...PEERS.map(({ name }) => name),
    ],
    rows,
  );
}

export function longTable(scores: Scores): string {
  return table(
    ["", "**right**", "target", "carried over silently", "… to a wrong place", "gone, yet offered"],
    CONDITIONS.filter(({ name }) => scores.has(name)).map(({ name, target }) => [
      name,
      ...oursOf(scores.get(name)?.get(CAUCUS.name), target),
    ]),
  );
}

function oursOf(score: Score | undefined, target: number | undefined): string[] {
  if (!score) return ["", "", "", "", ""];
  return [
    `**${percent(score.right, score.existing)}**`,
    target === undefined ? "" : `≥ ${target} ${isMet(score, target) ? "✓" : "✗"}`,
    `${format(score.silent)} of ${format(score.intact)} that stand`,
    `${format(score.wrong)} ${score.wrong === 0 ? "✓" : "✗"}`,
    score.gone === 0 ? "–" : `${format(score.offered)} of ${format(score.gone)}`,
  ];
}
