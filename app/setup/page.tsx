import type { Metadata } from "next";
import { AuthFrame } from "@/features/accounts/components/sign-in/auth-frame";
import { SetupClosed } from "@/features/accounts/components/sign-in/setup-closed";
import { SetupForm } from "@/features/accounts/components/sign-in/setup-form";
import { loadSetupState } from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { Words } from "../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("accounts");
  return { title: words("setup.title"), referrer: "no-referrer" };
}

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const words = await loadWords("accounts");
  const { token: raw } = await searchParams;
  const token = Array.isArray(raw) ? raw[0] : raw;
  const state = await loadSetupState(token);
  if (state === "open" && token !== undefined) {
    return (
      <Words of={["accounts"]}>
        <AuthFrame title={words("setup.title")} intro={words("setup.intro")}>
          <SetupForm token={token} />
        </AuthFrame>
      </Words>
    );
  }
  return (
    <Words of={["accounts"]}>
      <SetupClosed done={state === "done"} />
    </Words>
  );
}
