import { format, median, ratio, table } from "../figures";
import { BARE, OURS, PEERS } from "./contenders";
import type { Measured } from "./measure";

type Figure = keyof Measured;

const FIGURES: readonly { figure: Figure; words: string }[] = [
  { figure: "setUp", words: "set up on the text, ms" },
  { figure: "load", words: "data to painted, ms" },
  { figure: "loadCpu", words: "… of it the main thread's processor time, ms" },
  { figure: "add", words: "one added to painted, ms" },
  { figure: "change", words: "a colleague's change to painted, ms" },
  { figure: "hitMicroseconds", words: "hit test, µs" },
  { figure: "scrollFrame", words: "scrolling, p95 between frames, ms" },
  { figure: "scrollTask", words: "scrolling 120 frames, main thread, ms" },
  { figure: "scrollLayout", words: "… of it layout, ms" },
  { figure: "scrollStyle", words: "… of it style, ms" },
  { figure: "heapMegabytes", words: "JavaScript heap, MB" },
];

/** What is promised on the large text. */
const TARGETS: Partial<Record<Figure, number>> = {
  load: 60,
  add: 35,
  change: 40,
  hitMicroseconds: 120,
  scrollFrame: 17,
};

/** Every run's figures by the contender's name. */
export type Runs = ReadonlyMap<string, readonly Measured[]>;

/** Medians of all contenders; behind each peer's, how often ours goes into it. */
export function reportCase(title: string, runs: Runs, judged: boolean): string {
  const middle = (name: string, figure: Figure) =>
    median((runs.get(name) ?? []).map((run) => run[figure]));
  const rows = FIGURES.map(({ figure, words }) => {
    const ours = middle(OURS.name, figure);
    const target = judged ? TARGETS[figure] : undefined;
    const peers = PEERS.map(({ name }) => {
      const peer = middle(name, figure);
      return `${format(peer)} (${ratio(peer, ours)})`;
    });
    const verdict = target === undefined ? "" : `≤ ${target} ${ours <= target ? "✓" : "✗"}`;
    return [words, format(middle(BARE.name, figure)), `**${format(ours)}**`, verdict, ...peers];
  });
  const head = ["", BARE.name, OURS.name, "target", ...PEERS.map(({ name }) => name)];
  return `### ${title}\n\n${table(head, rows)}`;
}

/** The targets that were missed, in words; empty where all are met. */
export function findMissed(runs: Runs): string[] {
  return FIGURES.flatMap(({ figure, words }) => {
    const target = TARGETS[figure];
    const ours = median((runs.get(OURS.name) ?? []).map((run) => run[figure]));
    return target !== undefined && ours > target
      ? [`${words}: ${format(ours)}, not ${target}`]
      : [];
  });
}
