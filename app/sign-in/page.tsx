import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFrame } from "@/features/accounts/components/sign-in/auth-frame";
import { SignInForm } from "@/features/accounts/components/sign-in/sign-in-form";
import {
  loadCallbackPath,
  loadMe,
  loadSetupState,
  loadSignInWays,
} from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { Words } from "../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("accounts");
  return { title: words("signIn.title") };
}

type Query = {
  callbackUrl?: string | string[];
  error?: string | string[];
  mail?: string | string[];
};

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const words = await loadWords("accounts");
  const query = await searchParams;
  const callbackPath = loadCallbackPath(first(query.callbackUrl));
  if (await loadMe()) redirect(callbackPath);
  if ((await loadSetupState(undefined)) !== "done") redirect("/setup");
  return (
    <Words of={["accounts"]}>
      <AuthFrame title={words("signIn.title")}>
        <SignInForm
          ways={loadSignInWays()}
          callbackPath={callbackPath}
          error={first(query.error) ?? null}
          linkSent={first(query.mail) === "sent"}
        />
      </AuthFrame>
    </Words>
  );
}
