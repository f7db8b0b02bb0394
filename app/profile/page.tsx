import type { Metadata } from "next";
import { ProfilePageBody } from "@/features/accounts/components/profile-page-body";
import { loadSecondFactor, loadSessions, requireMe } from "@/features/accounts/loaders";
import { messages } from "@/features/accounts/messages";
import { TopBar } from "@/features/team/components/top-bar";
import { loadTeams } from "@/features/team/loaders";

export const metadata: Metadata = { title: messages.profile.title };

export default async function ProfilePage() {
  const me = await requireMe("/profile");
  const [sessions, secondFactor, { mayFound }] = await Promise.all([
    loadSessions(),
    loadSecondFactor(me),
    loadTeams(me.id),
  ]);
  return (
    <>
      <TopBar me={me} team={null} mayFound={mayFound} />
      <ProfilePageBody me={me} secondFactor={secondFactor} sessions={sessions} />
    </>
  );
}
