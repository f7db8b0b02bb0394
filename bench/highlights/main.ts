import { build } from "esbuild";
import { launchChromium } from "@/test/browser/chromium";
import { describeMachine, versionOf } from "../machine";
import { LEAST_RUNS, publish, readRuns } from "../results";
import { BARE, OURS, PEERS } from "./contenders";
import { Eye } from "./eye";
import { measure, takeReference, type Bundles, type Measured } from "./measure";
import { toPage } from "./page-html";
import { findMissed, reportCase } from "./report";
import { makeWorkload } from "./workload";

const CASES = [
  { workload: makeWorkload("20 kB of text, 1,000 annotations", 20_000, 1_000), judged: false },
  { workload: makeWorkload("1 MB of text, 10,000 annotations", 1_000_000, 10_000), judged: true },
];

const runs = readRuns();
const browser = await launchChromium();
try {
  const bundles = await bundleSides();
  const eye = new Eye(await browser.newPage());
  const contenders = [BARE, OURS, ...PEERS];
  const sections: string[] = [];
  const missed: string[] = [];
  for (const { workload, judged } of CASES) {
    const one = { workload, html: toPage(workload.paragraphs) };
    const reference = await takeReference(browser, one, bundles, BARE);
    const results = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
    for (let run = 0; run < runs; run += 1) {
      // In turns, each first once: what disturbs the machine for a while disturbs everybody.
      for (let turn = 0; turn < contenders.length; turn += 1) {
        const contender = contenders[(run + turn) % contenders.length] ?? BARE;
        const measured = await measure(browser, one, bundles, contender, reference, eye);
        results.get(contender.name)?.push(measured);
        console.log(
          `${workload.name}, run ${run + 1} of ${runs}: ${contender.name}, ${Math.round(measured.load)} ms`,
        );
      }
    }
    sections.push(reportCase(workload.name, results, judged));
    if (judged) missed.push(...findMissed(results));
  }
  const verdict =
    missed.length === 0 ? "All targets are met." : `Missed targets: ${missed.join("; ")}.`;
  await publish(
    "highlights",
    [
      "## Highlights",
      `Medians of ${runs} fresh pages each, in turns; in brackets how often ours goes into the peer's figure. ` +
        `Chromium ${browser.version()}, headless; ${versionOf("@recogito/text-annotator")}; ${describeMachine()}. ${verdict}`,
      ...sections,
    ].join("\n\n"),
    runs,
  );
  if (missed.length > 0 && runs >= LEAST_RUNS) process.exitCode = 1;
} finally {
  await browser.close();
}

/** One script for each side: nobody's page holds another's code. */
async function bundleSides(): Promise<Bundles> {
  const bundle = async (name: keyof Bundles) => {
    const built = await build({
      entryPoints: [`bench/highlights/${name}.ts`],
      bundle: true,
      write: false,
      format: "iife",
      target: "es2022",
      loader: { ".css": "text" },
      define: { "process.env.NODE_ENV": '"production"' },
      drop: ["console"],
    });
    return built.outputFiles[0]?.text ?? "";
  };
  const [bare, ours, recogito] = await Promise.all([
    bundle("bare"),
    bundle("ours"),
    bundle("recogito"),
  ]);
  return { bare, ours, recogito };
}
