import type { Metadata } from "next";
import { requireMe } from "@/features/accounts/loaders";
import { AllJobsPage } from "@/features/jobs/components/all-jobs";
import { loadAllJobs } from "@/features/jobs/loaders";
import { loadWords } from "@/features/language/loaders";
import { TopBar } from "@/features/team/components/top-bar";
import { loadTeams } from "@/features/team/loaders";
import { Words } from "../../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("jobs");
  return { title: words("all.title") };
}

export default async function JobsPage() {
  const me = await requireMe("/administration/jobs");
  const jobs = await loadAllJobs(me, "running");
  const { mayFound } = await loadTeams(me.id);
  return (
    <Words of={["account-menu", "jobs", "team"]}>
      <TopBar me={me} team={null} mayFound={mayFound} />
      <AllJobsPage initial={jobs} state="running" />
    </Words>
  );
}
