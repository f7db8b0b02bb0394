import type { Job, JobProgress } from "@/contract/jobs";
import { isImportRefusal } from "@/domain/edition/import-refusal";
import type { Words } from "@/words/speaker";

export function isUnderWay({ state }: Pick<Job, "state">): boolean {
  return state === "queued" || state === "running";
}

/** The report or the file that a job is about; `null` if nobody says it. */
export function nameSubject({ report, fileName }: Pick<Job, "report" | "fileName">): string | null {
  return report?.title ?? (fileName === "" ? null : fileName);
}

/** What a job does and about what, in one line, to tell it from others. */
export function describeJob(job: Job, words: Words<"jobs">): string {
  const kind = words(`kinds.${job.kind}`);
  const subject = nameSubject(job);
  return subject === null ? kind : words("about", { kind, subject });
}

export function describeProgress(progress: JobProgress | null, words: Words<"jobs">): string {
  if (!progress) return words("states.queued");
  if (progress.stage === "reading" && progress.page) return words("page", progress.page);
  return words(`stages.${progress.stage}`);
}

/** Why a job was not done, and what to do. */
export function describeRefusal(
  { kind, refusal }: Pick<Job, "kind" | "refusal">,
  words: Words<"jobs">,
  problems: Words<"api.problems">,
): string {
  switch (refusal) {
    case "failed":
    case "cancelled":
    case "not-permitted":
    case "not-annotations":
    case "too-much":
      return words(`reasons.${refusal}`);
    case "over-budget":
      return problems("over-budget");
    case "malformed":
      return kind === "annotations"
        ? words("reasons.malformed-annotations")
        : problems("malformed");
    default:
      return refusal !== null && isImportRefusal(refusal)
        ? problems(refusal)
        : words("reasons.other");
  }
}
