import { createAnnotation } from "@/collab/facts/commands";
import { writeAtOnce } from "@/e2e/support/annotate";
import { bodyOf } from "@/e2e/support/api-client";
import { OWNER, signInOwner, type Account } from "@/e2e/support/people";
import { ServerProcess } from "@/e2e/support/server-process";
import { launchChromium } from "@/test/browser/chromium";
import { format, median, table } from "../figures";
import { describeMachine } from "../machine";
import { publish, readRuns } from "../results";
import { measureOpening, type Opening } from "./measure";

const NOTES = 10_000;
const NOTES_PER_FRAME = 1_000;
/** One paragraph for every four notes, about 1 MB together. */
const PARAGRAPHS = NOTES / 4;
const SENTENCE = "States should join the convention and destroy what they hold in their stores. ";
const PARAGRAPH = SENTENCE.repeat(5).trim();
const COMMENT = "A comment of typical length, which says something about what it hangs on.";
/** ms. */
const LONGEST_TASK = 100;

const runs = readRuns();
const server = await ServerProcess.start({
  CAUCUS_OWNER_NAME: OWNER.name,
  CAUCUS_OWNER_EMAIL: OWNER.email,
  CAUCUS_OWNER_PASSWORD: OWNER.password,
});
const browser = await launchChromium();
const openings: Record<"without" | "with", Opening[]> = { without: [], with: [] };
try {
  const owner = await signInOwner(server.url);
  const { id: team } = bodyOf<{ id: string }>(
    await owner.api.post("/teams", { name: "The measured" }),
  );
  const reports = { without: await addReport(owner, team), with: await addReport(owner, team) };
  await annotateAll(owner, reports.with);
  for (let run = 0; run < runs; run += 1) {
    for (const side of ["without", "with"] as const) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const notes = side === "with" ? NOTES : 0;
      const opening = await measureOpening(context, {
        reader: owner,
        report: reports[side],
        notes,
      });
      await context.close();
      openings[side].push(opening);
      console.log(`Run ${run + 1} of ${runs}: ${notes} notes: ${JSON.stringify(opening)}`);
    }
  }
} finally {
  await browser.close();
  await server.dispose();
}

const middle = (side: "without" | "with", figure: keyof Opening) =>
  median(openings[side].map((opening) => opening[figure]));
const isMet = middle("with", "notes") <= LONGEST_TASK;
const row = (words: string, figure: keyof Opening, target = "") => [
  words,
  format(middle("without", figure)),
  `**${format(middle("with", figure))}**`,
  target,
];
await publish(
  "room",
  [
    "## Opening the reading room",
    `A report of a megabyte in a fresh window, without notes and with ${format(NOTES)} of them, each with a comment. ` +
      `Medians of ${runs} runs; Chromium ${browser.version()}, headless, beside the server; ${describeMachine()}. ` +
      (isMet ? "The target is met." : "The target is missed."),
    table(
      ["", "no notes", "10,000 notes", "target"],
      [
        row("longest task before the notes begin to come, ms", "page"),
        row("longest task from then on, ms", "notes", `≤ ${LONGEST_TASK} ${isMet ? "✓" : "✗"}`),
        row("time in tasks beyond 50 ms each, ms", "blocked"),
        row("until all of it is there and live, ms", "shown"),
      ],
    ),
  ].join("\n\n"),
  runs,
);

async function addReport(by: Account, team: string): Promise<string> {
  const text = Array.from({ length: PARAGRAPHS }, (_, at) => `${at}. ${PARAGRAPH}`).join("\n\n");
  const draft = { team, title: "A long one", text, format: "txt" };
  return bodyOf<{ id: string }>(await by.api.post("/reports", draft)).id;
}

async function annotateAll(by: Account, report: string): Promise<void> {
  const { text } = await by.api.get(`/reports/${report}/text`);
  let at = 0;
  for (let note = 0; note < NOTES; note += NOTES_PER_FRAME) {
    await writeAtOnce(by, report, (document, acting) => {
      for (let one = 0; one < NOTES_PER_FRAME; one += 1) {
        const start = text.indexOf("States should join", at);
        const end = start + "States should join the convention".length;
        at = end + SENTENCE.length / 2;
        createAnnotation(document, acting, {
          edition: 1,
          range: { start, end },
          comment: COMMENT,
        });
      }
    });
  }
}
