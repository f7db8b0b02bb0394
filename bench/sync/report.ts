import { format, median, ratio, table } from "../figures";
import type { Figures } from "./measured";

/** All runs by the contestant's name. */
export type Runs = ReadonlyMap<string, readonly Figures[]>;

type Line = {
  figure: string;
  words: string;
  /** Of ours: as a share of the first peer's figure, or in the figure's own unit. */
  target?: { kind: "most" | "least"; of: "peer" | "unit"; value: number };
};

const mostOfPeer = (value: number) => ({ kind: "most", of: "peer", value }) as const;

const LINES: readonly Line[] = [
  {
    figure: "burst.deliveries",
    words: "burst: deliveries per second",
    target: { kind: "least", of: "peer", value: 5 },
  },
  { figure: "burst.cpu", words: "… server CPU per delivered update, µs", target: mostOfPeer(0.25) },
  { figure: "burst.cpu.all", words: "… with the database" },
  { figure: "meeting.p50", words: "meeting: edit latency p50, ms", target: mostOfPeer(1) },
  { figure: "meeting.p99", words: "… p99, ms", target: mostOfPeer(1) },
  { figure: "meeting.cpu", words: "… server CPU, % of a core", target: mostOfPeer(0.4) },
  { figure: "meeting.cpu.all", words: "… with the database" },
  {
    figure: "open.cold",
    words: "first opening of 10,000 annotations, ms",
    target: mostOfPeer(0.5),
  },
  { figure: "open.cold.cpu", words: "… server CPU, ms", target: mostOfPeer(0.15) },
  { figure: "open.warm", words: "next openings, ms" },
  { figure: "open.warm.cpu", words: "… server CPU, ms" },
  { figure: "crowd.p99", words: "150 open it at once: p99, ms", target: mostOfPeer(0.3) },
  {
    figure: "crowd.memory",
    words: "… memory beyond what was held, MB",
    target: { kind: "most", of: "unit", value: 64 },
  },
  {
    figure: "presence.cpu",
    words: "presence of 300: server CPU, % of a core",
    target: { kind: "most", of: "unit", value: 30 },
  },
  { figure: "presence.alone", words: "… edit latency p50 of two alone, ms" },
  { figure: "presence.among", words: "… and among the 300, ms" },
];

export function reportRuns(runs: Runs, ours: string, peers: readonly string[]): string {
  const rows = LINES.map((line) => {
    const own = middle(runs, ours, line.figure);
    const cells = peers.map((peer) => {
      const theirs = middle(runs, peer, line.figure);
      return `${format(theirs)} (${ratio(own, theirs)})`;
    });
    return [line.words, `**${format(own)}**`, judge(line, runs, ours, peers), ...cells];
  });
  return table(["", ours, "target", ...peers], rows);
}

/** The targets that were missed, in words. */
export function findMissed(runs: Runs, ours: string, peers: readonly string[]): string[] {
  return LINES.filter((line) => judge(line, runs, ours, peers).endsWith("✗")).map(
    ({ words, figure }) => `${figure.split(".")[0] ?? ""} (${words.replace(/^… /, "")})`,
  );
}

function judge(
  { figure, target }: Line,
  runs: Runs,
  ours: string,
  peers: readonly string[],
): string {
  if (!target) return "";
  const base = target.of === "unit" ? 1 : middle(runs, peers[0] ?? "", figure);
  const value = middle(runs, ours, figure) / base;
  const met = target.kind === "most" ? value <= target.value : value >= target.value;
  const unit = target.of === "peer" ? " ×" : "";
  return `${target.kind === "most" ? "≤" : "≥"} ${target.value}${unit} ${met ? "✓" : "✗"}`;
}

function middle(runs: Runs, name: string, figure: string): number {
  return median((runs.get(name) ?? []).map((run) => run[figure] ?? NaN));
}
