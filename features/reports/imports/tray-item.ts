import type { ImportJob } from "@/contract/imports";
import { isImportRefusal, type ImportRefusal } from "@/domain/edition/import-refusal";
import type { JobId, ReportId } from "@/domain/ids";
import type { Failures } from "@/features/api/failures";
import type { Words } from "@/words/speaker";
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
  job: { id: JobId; report: ReportId } | null;
};

/** Refusals that are not the file's fault: the same file may be taken the next time. */
const PASSING: ReadonlySet<string> = new Set(["failed", "timeout", "out-of-memory", "cancelled"]);

/** In whose words it is said. */
type Said = {
  words: Words<"reports">;
  refusals: Words<"api.problems">;
  failures: Failures;
};

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
  { ending, ...said }: { ending: ReadonlySet<JobId> } & Said,
): TrayItem[] {
  const items = listItems(uploads, jobs, said);
  return items.map((item) =>
    item.job && ending.has(item.job.id) ? { ...item, phase: endingPhase(said) } : item,
  );
}

function listItems(uploads: readonly Upload[], jobs: readonly ImportJob[], said: Said): TrayItem[] {
  const known = new Map(jobs.map((job) => [job.id, job]));
  const ours = new Set<string>();
  const sent = uploads.map((upload): TrayItem => {
    const { key, source, state } = upload;
    if (state.kind !== "sent") {
      return {
        key,
        name: source.name,
        title: null,
        phase: phaseOf(state, said),
        upload: key,
        job: null,
      };
    }
    const { id: report, job } = state.sent;
    ours.add(job.id);
    const found = known.get(job.id);
    if (found) return { ...fromJob(found, said, true), key, name: source.name, upload: key };
    // What was text is a report already; anything else the next list has.
    const isDone = job.state === "done";
    return {
      key,
      name: source.name,
      title: isDone ? source.details.title : null,
      phase: isDone
        ? { kind: "done", report }
        : { kind: "active", stage: said.words("imports.queued"), share: null },
      upload: key,
      job: { id: job.id, report },
    };
  });
  const others = jobs
    .filter(({ id, kind }) => kind === "report" && !ours.has(id))
    .map((job) => fromJob(job, said, false));
  return [...others, ...sent];
}

function endingPhase({ words }: Said): UnderWay {
  return { kind: "ending", stage: words("imports.ending"), share: null };
}

function phaseOf(state: Exclude<Upload["state"], { kind: "sent" }>, said: Said): TrayItem["phase"] {
  const { words, refusals, failures } = said;
  switch (state.kind) {
    case "waiting":
      return { kind: "active", stage: words("imports.waiting"), share: null };
    case "sending":
      return { kind: "active", stage: words("imports.sending"), share: state.share };
    case "ending":
      return endingPhase(said);
    case "failed":
      return { kind: "failed", why: failures.describe(state.failure), canRetry: true };
    case "refused":
      return { kind: "failed", why: refusals(state.refusal), canRetry: false };
  }
}

function fromJob(job: ImportJob, said: Said, isHere: boolean): TrayItem {
  const { id, report, fileName: name, title } = job;
  const base = { key: id, name, title, upload: null, job: { id, report } };
  switch (job.state) {
    case "queued":
      return {
        ...base,
        phase: { kind: "active", stage: said.words("imports.queued"), share: null },
      };
    case "running":
      return {
        ...base,
        phase: { kind: "active", stage: describeStage(job, said), share: job.share },
      };
    case "done":
      return { ...base, phase: { kind: "done", report } };
    case "refused":
    case "cancelled": {
      const kind = reasonOf(job);
      const canRetry = isHere && PASSING.has(kind);
      return { ...base, phase: { kind: "failed", why: said.refusals(kind), canRetry } };
    }
  }
}

function reasonOf({ refusal }: ImportJob): ImportRefusal {
  if (!refusal) return "cancelled";
  return isImportRefusal(refusal.kind) ? refusal.kind : "failed";
}

function describeStage({ stage, page }: ImportJob, { words }: Said): string {
  if (stage === "reading" && page) return words("imports.page", page);
  return words(`imports.stages.${stage ?? "checking"}`);
}
