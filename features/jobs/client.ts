import { z } from "zod";
import { allJobsSchema, jobSchema, type JobState } from "@/contract/jobs";
import { callApi } from "@/features/api/client";

const nothing = z.unknown();

/** The caller's jobs that are under way, were not done, or were done just now. */
export function listJobs(signal: AbortSignal) {
  return callApi({ path: "/jobs", answer: z.object({ items: z.array(jobSchema) }), signal });
}

/** Everybody's jobs in one state, for those who look after the installation. */
export function listAllJobs(state: JobState, signal?: AbortSignal) {
  return callApi({
    path: `/administration/jobs?state=${state}`,
    answer: allJobsSchema,
    ...(signal && { signal }),
  });
}

/** Ends a job, or strikes one that is over from the list. */
export function cancelJob(job: string) {
  return callApi({ method: "DELETE", path: `/jobs/${job}`, answer: nothing });
}

/** Begins a job again that has failed. */
export function retryJob(job: string) {
  return callApi({ method: "POST", path: `/jobs/${job}/retry`, answer: nothing });
}
