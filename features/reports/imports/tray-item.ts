import type { ImportJob } from "@/contract/imports";
import { IMPORT_REFUSALS } from "@/domain/edition/import-refusal";
import type { ImportJobId, ReportId } from "@/domain/ids";
import { describeFailure } from "@/features/api/describe-failure";
import { messages } from "../messages";
import type { Upload } from "./upload-queue";

/** May still become a report; `ending` was cancelled here, and the server has yet to say that nothing is left of it. */
type UnderWay = {
  kind: "active" | "ending";
  stage: string;
  /** From 0 to 1; `null` where it cannot be told. */
  share: number | null;
};

/** Something that becomes a report, has just become one, or could not: from this window or another. */
export type TrayItem = {
  key: string;
  /** The file's name, or what else it came from. */
  name: string;
  /** The report's, once it has one. */
  title: string | null;
  phase:
    | UnderWay
    | { kind: "done"; report: ReportId }
    | { kind: "failed"; why: string; canRetry: boolean };
  /** What this window sent, if it did. */
  upload: string | null;
  /** What the server knows of, once it does. */
  job: { id: ImportJobId; report: ReportId } | null;
};

/** Refusals that are not the file's fault: the same file may be taken the next time. */
const PASSING: ReadonlySet<string> = new Set(["failed", "timeout", "out-of-memory", "cancelled"]);
const text = messages.imports;
const ENDING: UnderWay = { kind: "ending", stage: text.ending, share: null };

export function isUnderWay(phase: TrayItem["phase"]): phase is UnderWay {
  return phase.kind === "active" || phase.kind === "ending";
}

/**
 * One list of what this window sends and of what the server reads: what was begun first comes first. `ending` are
 * the jobs that were cancelled here.
 */
export function toTrayItems(
  uploads: readonly Upload[],
  jobs: readonly ImportJob[],
  {
    ending,
    writeNumber,
  }: { ending: ReadonlySet<ImportJobId>; writeNumber: (number: number) => string },
): TrayItem[] {
  const items = listItems(uploads, jobs, writeNumber);
  return items.map((item) =>
    item.job && ending.has(item.job.id) ? { ...item, phase: ENDING } : item,
  );
}

function listItems(
  uploads: readonly Upload[],
  jobs: readonly ImportJob[],
  writeNumber: (number: number) => string,
): TrayItem[] {
  const known = new Map(jobs.map((job) => [job.id, job]));
  const ours = new Set<string>();
  const sent = uploads.map((upload): TrayItem => {
    const { key, source, state } = upload;
    if (state.kind !== "sent") {
      return { key, name: source.name, title: null, phase: phaseOf(state), upload: key, job: null };
    }
    const { id: report, job } = state.sent;
    ours.add(job.id);
    const found = known.get(job.id);
    if (found) return { ...fromJob(found, writeNumber, true), key, name: source.name, upload: key };
    // What was text is a report already; anything else the next list has.
    const isDone = job.state === "done";
    return {
      key,
      name: source.name,
      title: isDone ? source.details.title : null,
      phase: isDone
        ? { kind: "done", report }
        : { kind: "active", stage: text.queued, share: null },
      upload: key,
      job: { id: job.id, report },
    };
  });
  const others = jobs
    .filter(({ id, kind }) => kind === "report" && !ours.has(id))
    .map((job) => fromJob(job, writeNumber, false));
  return [...others, ...sent];
}

function phaseOf(state: Exclude<Upload["state"], { kind: "sent" }>): TrayItem["phase"] {
  switch (state.kind) {
    case "waiting":
      return { kind: "active", stage: text.waiting, share: null };
    case "sending":
      return { kind: "active", stage: text.sending, share: state.share };
    case "ending":
      return ENDING;
    case "failed":
      return { kind: "failed", why: describeFailure(state.failure), canRetry: true };
    case "refused":
      return { kind: "failed", why: messages.refusals[state.refusal], canRetry: false };
  }
}

function fromJob(
  job: ImportJob,
  writeNumber: (number: number) => string,
  isHere: boolean,
): TrayItem {
  const { id, report, fileName: name, title } = job;
  const base = { key: id, name, title, upload: null, job: { id, report } };
  switch (job.state) {
    case "queued":
      return { ...base, phase: { kind: "active", stage: text.queued, share: null } };
    case "running":
      return {
        ...base,
        phase: { kind: "active", stage: describeStage(job, writeNumber), share: job.share },
      };
    case "done":
      return { ...base, phase: { kind: "done", report } };
    case "refused":
    case "cancelled": {
      const { kind, detail } = job.refusal ?? {
        kind: "cancelled",
        detail: IMPORT_REFUSALS.cancelled,
      };
      const canRetry = isHere && PASSING.has(kind);
      return { ...base, phase: { kind: "failed", why: detail, canRetry } };
    }
  }
}

function describeStage(
  { stage, page }: ImportJob,
  writeNumber: (number: number) => string,
): string {
  if (stage === "reading" && page) return text.page(writeNumber(page.at), writeNumber(page.of));
  return text.stages[stage ?? "checking"];
}
