import type { Metadata } from "next";
import { ProfilePageBody } from "@/features/accounts/components/profile-page-body";
import { loadSecondFactor, loadSessions, requireMe } from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { RoomShortcutSettings } from "@/features/reading-room/room-shortcut-settings";
import { TopBar } from "@/features/team/components/top-bar";
import { loadTeams } from "@/features/team/loaders";
import { Words } from "../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("accounts");
  return { title: words("profile.title") };
}

export default async function ProfilePage() {
  const me = await requireMe("/profile");
  const [sessions, secondFactor, { mayFound }] = await Promise.all([
    loadSessions(),
    loadSecondFactor(me),
    loadTeams(me.id),
  ]);
  return (
    <Words of={["account-menu", "accounts", "jobs", "shortcuts", "team"]}>
      <TopBar me={me} team={null} mayFound={mayFound} />
      <ProfilePageBody
        me={me}
        secondFactor={secondFactor}
        sessions={sessions}
        shortcuts={<RoomShortcutSettings settings={me.settings} />}
      />
    </Words>
  );
}
