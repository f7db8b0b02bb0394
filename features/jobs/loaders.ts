import { notFound } from "next/navigation";
import type { AllJobs, JobState } from "@/contract/jobs";
import type { Me } from "@/contract/people";
import { getDatabase } from "@/data/database";
import { countJobs, listAnybodysJobs } from "@/data/jobs/jobs";

/** Everybody's jobs in one state. For those who do not look after the installation there is no such page. */
export async function loadAllJobs(me: Me, state: JobState): Promise<AllJobs> {
  if (!me.isAdministrator) notFound();
  const db = getDatabase();
  const [items, counts] = await Promise.all([
    listAnybodysJobs(db, { state, seenBy: me.id }),
    countJobs(db),
  ]);
  return { items, counts };
}
