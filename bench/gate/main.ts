import * as Y from "yjs";
import { addComment, createAnnotation, setThreadState, type Acting } from "@/collab/facts/commands";
import { NOTHING_LEFT } from "@/test/campaigns/nothing-left";
import { OpenReport } from "@/server/rooms/open-report";
import { ReportDocument } from "@/collab/facts/document-model";
import { newId } from "@/collab/facts/new-id";
import { scanUpdate } from "@/collab/wire/scan-update";
import { REPORT_WIRE_FORM } from "@/domain/facts/report/report-facts";
import type { ReportId, UserId } from "@/domain/ids";
import { atOnce } from "@/server/cost/in-slices";
import { ClientOwners } from "@/server/sync/gate/client-owners";
import { Gate } from "@/server/sync/gate/gate";
import { format, median, quantile, table } from "../figures";
import { describeMachine } from "../machine";
import { publish, readRuns } from "../results";

const ANNOTATIONS = 10_000;
const EDITS = 3_000;
const LENGTH = 1_000_000;
const TEXT = "They said the same in Vientiane. ".repeat(LENGTH / 30).slice(0, LENGTH);
const COMMENT =
  "They said the same in Vientiane, in almost the same words; compare with their statement there.";
/** Mean of a single edit, µs. */
const MOST_US = 50;

type Run = { mean: number; p99: number; yjs: number };

const USER = newId() as UserId;
const SCOPE = { kind: "report", report: newId() as ReportId } as const;

const runs: Run[] = [];
for (let left = readRuns(); left > 0; left -= 1) {
  runs.push(measure());
  console.log(JSON.stringify(runs.at(-1)));
}
const mean = median(runs.map((run) => run.mean));
const yjs = median(runs.map((run) => run.yjs));
const met = mean <= MOST_US;
await publish(
  "gate",
  [
    "## The gate",
    `One edit at a time (a highlight with a comment, a reply, a thread resolved) into a report of ${format(ANNOTATIONS)} ` +
      "annotations with comments: read, bound to its writer, applied, looked at and judged. Yjs alone: the same " +
      "updates, applied, which the time of the gate contains. " +
      `Medians of ${runs.length} runs of ${format(EDITS)} edits; ${describeMachine()}. ` +
      (met ? "The target is met." : "The target is missed."),
    table(
      ["", "**Caucus**", "target", "Yjs alone"],
      [
        [
          "mean of an edit, µs",
          `**${format(mean)}**`,
          `≤ ${MOST_US} ${met ? "✓" : "✗"}`,
          `${format(yjs)} (${format(mean / yjs)} ×)`,
        ],
        ["p99, µs", `**${format(median(runs.map((run) => run.p99)))}**`, "", ""],
      ],
    ),
  ].join("\n\n"),
  runs.length,
);
if (!met) process.exitCode = 1;

function measure(): Run {
  const { state, edits } = prepare();
  const document = new ReportDocument(open(state));
  const owners = new ClientOwners(new Map(), () => null);
  const gate = new Gate(
    new OpenReport(SCOPE, document, {
      texts: new Map([[1, TEXT]]),
      labels: [],
      left: NOTHING_LEFT,
    }),
    owners,
  );
  const now = Date.now();
  const times = edits.map((bytes) => {
    const began = performance.now();
    const scan = scanUpdate(bytes, REPORT_WIRE_FORM);
    const outcome =
      scan.kind === "refused"
        ? scan
        : atOnce(gate.admit(bytes, scan.update, { user: USER, role: "coder" }, now));
    const took = performance.now() - began;
    if (outcome.kind !== "accepted" || !outcome.update) throw new Error("An edit was refused.");
    owners.settle();
    return took * 1_000;
  });
  return {
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    p99: quantile(times, 0.99),
    yjs: measureYjs(state, edits),
  };
}

/** Mean µs of applying an edit, with somebody who listens for it as a server does. */
function measureYjs(state: Uint8Array, edits: readonly Uint8Array[]): number {
  const ydoc = open(state);
  let heard = 0;
  ydoc.on("update", () => (heard += 1));
  const began = performance.now();
  for (const edit of edits) Y.applyUpdate(ydoc, edit);
  const took = performance.now() - began;
  if (heard !== edits.length) throw new Error("An edit was not applied.");
  ydoc.destroy();
  return (took * 1_000) / edits.length;
}

/** A report as it is stored, and what somebody does to it. */
function prepare(): { state: Uint8Array; edits: Uint8Array[] } {
  const acting: Acting = { user: USER, now: Date.now, newId };
  const document = new ReportDocument();
  const mark = (at: number): void => {
    const start = (at * 97) % (LENGTH - 80);
    const range = { start, end: start + 80 };
    createAnnotation(document, acting, { edition: 1, range, comment: COMMENT });
  };
  document.ydoc.transact(() => {
    for (let at = 0; at < ANNOTATIONS; at += 1) mark(at);
  });
  const state = Y.encodeStateAsUpdate(document.ydoc);
  const edits: Uint8Array[] = [];
  document.ydoc.on("update", (update: Uint8Array) => edits.push(update));
  const threads = [...document.annotations()];
  for (let at = 0; at < EDITS / 3; at += 1) {
    const thread = threads[(at * 7) % threads.length];
    if (!thread) throw new Error("Nothing is annotated.");
    mark(at);
    addComment(document, acting, thread.id, COMMENT);
    setThreadState(document, acting, thread.id, "resolved");
  }
  return { state, edits };
}

function open(state: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, state);
  return ydoc;
}
