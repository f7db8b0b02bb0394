import { runKillCampaign, type CampaignResult } from "@/test/campaigns/kill-campaign";
import { format, table } from "../figures";
import { describeMachine } from "../machine";
import { publish, readRuns } from "../results";

const KILLS_PER_CAMPAIGN = 25;
const WRITERS = 3;
/** Fewer kills than this are a look, not a result. */
const LEAST_CAMPAIGNS = 40;

const campaigns = readRuns();
const began = performance.now();
const total: CampaignResult = {
  kills: 0,
  acknowledged: 0,
  generations: 0,
  lost: 0,
  doubled: 0,
  diverged: 0,
  differing: 0,
};
for (let seed = 1; seed <= campaigns; seed += 1) {
  const found = await runKillCampaign({ kills: KILLS_PER_CAMPAIGN, writers: WRITERS, seed });
  for (const key of Object.keys(total) as (keyof CampaignResult)[]) total[key] += found[key];
  console.log(`Campaign ${seed} of ${campaigns}: ${JSON.stringify(found)}`);
}

const wrong = total.lost + total.doubled + total.diverged + total.differing;
await publish(
  "kill",
  [
    "## Kills",
    `${format(total.kills)} times SIGKILL at a random moment of traffic, by chance to the server, to its PostgreSQL ` +
      `or to both, in ${campaigns} campaigns with ${WRITERS} writers each, ` +
      `${format((performance.now() - began) / 60_000)} minutes in all; ${describeMachine()}. ` +
      (wrong === 0 ? "Nothing that was acknowledged was lost." : "THE PROMISE WAS BROKEN."),
    table(
      ["", ""],
      [
        ["kills", format(total.kills)],
        ["fresh documents with which a writer had to begin", format(total.generations)],
        ["edits acknowledged before or after them", format(total.acknowledged)],
        ["… lost", format(total.lost)],
        ["… there twice", format(total.doubled)],
        ["writers whose document differs from the others'", format(total.diverged)],
        ["annotations in which queries and document differ", format(total.differing)],
      ],
    ),
  ].join("\n\n"),
  campaigns,
  LEAST_CAMPAIGNS,
);
if (wrong > 0) process.exitCode = 1;
