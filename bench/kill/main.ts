import { runKillCampaign } from "@/test/campaigns/kill-campaign";
import type { RoomAccount } from "@/test/campaigns/killed-room";
import { format, table, type Row } from "../figures";
import { describeMachine } from "../machine";
import { publish, readRuns } from "../results";

const KILLS_PER_CAMPAIGN = 25;
const WRITERS = 3;
/** Fewer kills than this are a look, not a result. */
const LEAST_CAMPAIGNS = 40;

const WORDS: readonly [keyof RoomAccount, string][] = [
  ["generations", "fresh documents with which a window had to begin"],
  ["acknowledged", "edits acknowledged before or after the kills"],
  ["lost", "… lost"],
  ["doubled", "… there twice"],
  ["diverged", "windows whose document differs from the server's"],
  ["differing", "things that queries do not see as they are, or others see of a private room"],
];

const campaigns = readRuns();
const began = performance.now();
const totals = new Map<string, RoomAccount>();
let kills = 0;
for (let seed = 1; seed <= campaigns; seed += 1) {
  const found = await runKillCampaign({ kills: KILLS_PER_CAMPAIGN, writers: WRITERS, seed });
  kills += found.kills;
  for (const [kind, account] of Object.entries(found.rooms)) if (account) add(kind, account);
  console.log(`Campaign ${seed} of ${campaigns}: ${JSON.stringify(found)}`);
}

const wrong = [...totals.values()].reduce(
  (sum, { lost, doubled, diverged, differing }) => sum + lost + doubled + diverged + differing,
  0,
);
const rows = WORDS.map(([key, words]): Row => [
  words,
  ...[...totals.values()].map((total) => format(total[key])),
]);
await publish(
  "kill",
  [
    "## Kills",
    `${format(kills)} times SIGKILL at a random moment of traffic, by chance to the server, to its PostgreSQL ` +
      `or to both, in ${campaigns} campaigns with ${WRITERS} writers each, one of whom also writes in a private room ` +
      `(of the kind that only tests have); ` +
      `${format((performance.now() - began) / 60_000)} minutes in all; ${describeMachine()}. ` +
      (wrong === 0 ? "Nothing that was acknowledged was lost." : "THE PROMISE WAS BROKEN."),
    table(["", ...totals.keys()], rows),
  ].join("\n\n"),
  campaigns,
  LEAST_CAMPAIGNS,
);
if (wrong > 0) process.exitCode = 1;

function add(kind: string, account: RoomAccount): void {
  const before = totals.get(kind);
  totals.set(kind, {
    acknowledged: (before?.acknowledged ?? 0) + account.acknowledged,
    generations: (before?.generations ?? 0) + account.generations,
    lost: (before?.lost ?? 0) + account.lost,
    doubled: (before?.doubled ?? 0) + account.doubled,
    diverged: (before?.diverged ?? 0) + account.diverged,
    differing: (before?.differing ?? 0) + account.differing,
  });
}
