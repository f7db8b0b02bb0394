import type { Metadata } from "next";
import { AuthFrame } from "@/features/accounts/components/auth-frame";
import { SetupClosed } from "@/features/accounts/components/setup-closed";
import { SetupForm } from "@/features/accounts/components/setup-form";
import { loadSetupState } from "@/features/accounts/loaders";
import { messages } from "@/features/accounts/messages";

export const metadata: Metadata = { title: messages.setup.title, referrer: "no-referrer" };

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token: raw } = await searchParams;
  const token = Array.isArray(raw) ? raw[0] : raw;
  const state = await loadSetupState(token);
  if (state === "open" && token !== undefined) {
    return (
      <AuthFrame title={messages.setup.title} intro={messages.setup.intro}>
        <SetupForm token={token} />
      </AuthFrame>
    );
  }
  return <SetupClosed done={state === "done"} />;
}
