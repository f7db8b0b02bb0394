import type { ReactNode } from "react";
import { loadMe } from "@/features/accounts/loaders";
import { RememberTeam } from "@/features/team/components/remember-team";
import { TopBar } from "@/features/team/components/top-bar";
import { loadTeam, loadTeams } from "@/features/team/loaders";
import { Words } from "../../words";

export default async function TeamLayout({
  params,
  children,
}: {
  params: Promise<{ team: string }>;
  children: ReactNode;
}) {
  const { team: id } = await params;
  const me = await loadMe();
  // The page beneath knows its own address, so it is the one that sends people to sign in and back.
  if (!me) return children;
  const team = await loadTeam(id, me.id);
  const { mayFound } = await loadTeams(me.id);
  return (
    <Words of={["account-menu", "jobs", "team"]}>
      <RememberTeam team={team.id} />
      <TopBar me={me} team={team} mayFound={mayFound} />
      {children}
    </Words>
  );
}
