import { format, table } from "../figures";
import { describeMachine, versionOf } from "../machine";
import { publish, readRuns } from "../results";
import { CONDITIONS } from "./conditions";
import { CAUCUS, PEERS } from "./contenders";
import { judge } from "./judge";
import { isMet, longTable, shortTable, type Scores } from "./report";
import { addUp, type Score } from "./score";
import { LONG, SHORT, type Text } from "./texts";

/** Quotations for each text, condition and run; the peers are slower. */
const QUOTATIONS = 300;
const PEER_QUOTATIONS = 60;

/** Most of the quotations that are gone may be offered, percent. */
const MOST_OFFERED = 5;

const runs = readRuns();
const peers = PEERS.map((peer) => ({ ...peer, quotations: PEER_QUOTATIONS }));
const ours = { ...CAUCUS, quotations: QUOTATIONS };
const short = SHORT.map((text) => ({ text, scores: run(text, runs, [ours, ...peers]) }));
const long = LONG.map((text) => ({ text, scores: run(text, runs, [ours]) }));

const all = addUp([...short, ...long].flatMap(({ scores }) => oursOf(scores)));
const missed = [
  ...(all.wrong > 0 ? [`${all.wrong} were carried over silently to a wrong place`] : []),
  ...(100 * all.offered > MOST_OFFERED * all.gone ? ["too many that are gone were offered"] : []),
  ...[...short, ...long].flatMap(({ text, scores }) =>
    CONDITIONS.filter(({ name, target }) => {
      const score = scores.get(name)?.get(CAUCUS.name);
      return score !== undefined && !isMet(score, target);
    }).map(({ name }) => `${name}: ${text.name}`),
  ),
];
await publish(
  "anchoring",
  [
    "## Anchoring",
    `Quotations carried from one edition to an edited one, of which it is known where each character went. ${runs} ` +
      `runs of ${QUOTATIONS} quotations (a third each of 1–3, 8–15 and 30–60 words; ${PEER_QUOTATIONS} for the peers) ` +
      `for each text and condition. Right: of those that still exist, placed or offered where they are. Peers: right, ` +
      `and in brackets how many of those they placed are not where they are; they place without asking, and a changed ` +
      `wording or a negation is forgiven them. approx-string-match with ` +
      `the formula of Hypothesis; ${versionOf("dom-anchor-text-quote")}. ${describeMachine()}. ` +
      (missed.length === 0 ? "All targets are met." : `Targets missed: ${missed.join("; ")}.`),
    table(
      ["", "**Caucus**", "target"],
      [
        ["carried over silently", format(all.silent), ""],
        ["… to a wrong place", `**${format(all.wrong)}**`, `0 ${all.wrong === 0 ? "✓" : "✗"}`],
        [
          "quotations that are gone, yet offered",
          `**${((100 * all.offered) / all.gone).toFixed(2)} %** of ${format(all.gone)}`,
          `≤ ${MOST_OFFERED} % ${100 * all.offered <= MOST_OFFERED * all.gone ? "✓" : "✗"}`,
        ],
      ],
    ),
    ...short.flatMap(({ text, scores }) => [`### ${text.name}`, shortTable(scores)]),
    ...long.flatMap(({ text, scores }) => [`### ${text.name}`, longTable(scores)]),
  ].join("\n\n"),
  runs,
);
if (missed.length > 0) process.exitCode = 1;

function run(text: Text, runs: number, contenders: Parameters<typeof judge>[3]): Scores {
  return new Map(
    CONDITIONS.map((condition) => {
      const each = Array.from({ length: Math.min(runs, text.mostRuns ?? runs) }, (_, nth) =>
        judge(text, condition, nth + 1, contenders),
      );
      const sums = contenders.map(({ name }): [string, Score] => [
        name,
        addUp(each.flatMap((scores) => scores.get(name) ?? [])),
      ]);
      console.log(`${text.name}, ${condition.name}: ${JSON.stringify(sums[0]?.[1])}`);
      return [condition.name, new Map(sums)];
    }),
  );
}

function oursOf(scores: Scores): Score[] {
  return [...scores.values()].flatMap((score) => score.get(CAUCUS.name) ?? []);
}
