import { redirect } from "next/navigation";
import { loadMe, loadSetupState } from "@/features/accounts/loaders";
import { TeamChooser } from "@/features/team/components/team-chooser";
import { TopBar } from "@/features/team/components/top-bar";
import { loadTeams } from "@/features/team/loaders";
import { Words } from "./words";

/** Leads to the last team, or the only one; asks where there are several, or none. */
export default async function HomePage() {
  const me = await loadMe();
  if (!me) redirect((await loadSetupState(undefined)) === "done" ? "/sign-in" : "/setup");
  const { teams, mayFound, last } = await loadTeams(me.id);
  const next = teams.find(({ id }) => id === last) ?? (teams.length === 1 ? teams[0] : undefined);
  if (next) redirect(`/teams/${next.id}`);
  return (
    <Words of={["account-menu", "jobs", "team"]}>
      <TopBar me={me} team={null} mayFound={mayFound} />
      <TeamChooser teams={teams} mayFound={mayFound} />
    </Words>
  );
}
