import type { Database } from "@/data/database";
import type { Finished } from "@/data/jobs/finish-job";
import type { LeasedJob } from "@/data/jobs/job-leases";
import { ok } from "@/domain/result";
import { announceEdition } from "../../editions/announce-edition";
import type { CarryOver } from "../../editions/carry-over";
import type { LiveRooms } from "../../rooms/live-rooms";
import { oneAtATime, type JobKind } from "../job-kind";
import { untilAborted } from "../until-aborted";

type Parts = { db: Database; rooms: LiveRooms; carryOver: CarryOver };

/**
 * Carries everything over into an edition that was stored, and tells the windows of the report. It is derived from the
 * texts, so whoever reads the edition before need not wait for this job: they have it done.
 */
export function carryOverJob(parts: Parts): JobKind {
  return {
    name: "carry-over",
    allowance: null,
    attempts: 3,
    retryS: 10,
    findPlace: oneAtATime,
    run: async ({ report, edition, user }, { signal, onProgress }) => {
      if (!report || edition === null) throw new Error("a carry-over names its edition");
      onProgress({ stage: "comparing", share: null, page: null });
      await untilAborted(announceEdition(parts, { report, number: edition, by: user }), signal);
      return ok(async () => ok({}));
    },
  };
}

/** What has come of a job that made this edition: its number, and the work that follows from it. */
export function followEdition(
  { team, user, report }: Pick<LeasedJob, "team" | "user" | "report">,
  edition: number,
): Finished {
  if (edition === 1) return { edition };
  return { edition, next: [{ kind: "carry-over", team, user, report, edition, details: {} }] };
}
