import type { Metadata } from "next";
import { loadMe } from "@/features/accounts/loaders";
import { InvitationCard } from "@/features/team/components/invitation-card";
import { loadInvitationPreview } from "@/features/team/loaders";
import { messages } from "@/features/team/messages";

export const metadata: Metadata = { title: messages.invitation.pageTitle, referrer: "no-referrer" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [me, preview] = await Promise.all([loadMe(), loadInvitationPreview(token)]);
  return <InvitationCard token={token} me={me} preview={preview} />;
}
