import { readFileSync } from "node:fs";
import { importReport } from "@/domain/edition/import-report";
import { proposeStatements } from "@/domain/recognition/propose-statements";
import { format, median, table } from "../figures";
import { describeMachine } from "../machine";
import { publish, readRuns } from "../results";

const BYTES = 1_000_000;
/** ms for a document of a megabyte. */
const MOST_MS = 2_000;

/** Documents of all kinds, one after another, until a megabyte is full. */
function writeReport(): string {
  const names = [
    "bulletin-enb",
    "summary-record",
    "press-coverage",
    "verbatim-record",
    "ngo-briefing",
  ];
  const parts = [
    readFileSync("samples/hi-update-ccm-2011-10.txt", "utf8"),
    ...names.map((name) => readFileSync(`domain/recognition/fixtures/${name}.txt`, "utf8")),
  ];
  const round = parts.join("\n\n");
  return `${round}\n\n`.repeat(Math.ceil(BYTES / round.length)).slice(0, BYTES);
}

/** What would be slow if anything were looked at again and again: each a megabyte in one paragraph. */
const HOSTILE: Readonly<Record<string, string>> = {
  "quotations never closed": "“ said ",
  "single marks": " ‘a",
  "one list of states": "Norway, ",
  "open brackets": "Norway (",
  agents: "opposed by and ",
  hyphens: "a-",
  dates: "1 May 2011 ",
  capitals: "Aa ",
  statements: "Norway said no. ",
};

const report = importReport(writeReport(), "txt");
const context = { title: "", published: "", actors: [] };

function measure(text: string): { ms: number; found: number } {
  const edition = importReport(text, "txt");
  const start = performance.now();
  const found = proposeStatements(edition, context).length;
  return { ms: performance.now() - start, found };
}

const first = measure("Norway said no.").ms;
const times: number[] = [];
let found = 0;
for (let left = readRuns(); left > 0; left -= 1) {
  const run = measure(report.text);
  times.push(run.ms);
  found = run.found;
  console.log(JSON.stringify(run));
}
const hostile = Object.entries(HOSTILE).map(([name, piece]) => {
  const { ms } = measure(piece.repeat(Math.floor(BYTES / piece.length)));
  return { name, ms };
});
const ms = median(times);
const worst = Math.max(...hostile.map((one) => one.ms));
const met = ms <= MOST_MS && worst <= MOST_MS;
await publish(
  "statements",
  [
    "## Statements",
    `Who says what in a report of ${format(BYTES / 1000)} kB: the sample and other documents, one after another, ` +
      `with ${format(found)} statements. Medians of ${times.length} runs in one process; ${describeMachine()}. ` +
      (met ? "The target is met." : "The target is missed."),
    table(
      ["Text", "ms", "Target"],
      [
        ["the first one, of one sentence", format(first), ""],
        ["a megabyte", format(ms), `≤ ${format(MOST_MS)}`],
        ...hostile.map((one) => [
          `a megabyte of ${one.name}`,
          format(one.ms),
          `≤ ${format(MOST_MS)}`,
        ]),
      ],
    ),
  ].join("\n\n"),
  times.length,
);
if (!met) process.exitCode = 1;
