import type { Metadata } from "next";
import { loadMe } from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { InvitationCard } from "@/features/team/components/invitations/invitation-card";
import { loadInvitationPreview } from "@/features/team/loaders";
import { Words } from "../../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("team");
  return { title: words("invitation.pageTitle"), referrer: "no-referrer" };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [me, preview] = await Promise.all([loadMe(), loadInvitationPreview(token)]);
  return (
    <Words of={["accounts", "account-menu", "team"]}>
      <InvitationCard token={token} me={me} preview={preview} />
    </Words>
  );
}
