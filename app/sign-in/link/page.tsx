import type { Metadata } from "next";
import { AuthFrame } from "@/features/accounts/components/auth-frame";
import { SignInLinkForm } from "@/features/accounts/components/sign-in-link-form";
import { loadCallbackPath, loadSignInLink } from "@/features/accounts/loaders";
import { messages } from "@/features/accounts/messages";

export const metadata: Metadata = {
  title: messages.signInLink.title,
  referrer: "no-referrer",
  robots: { index: false },
};

type Query = Record<"callbackUrl" | "email" | "token", string | string[] | undefined>;

/** A page and a button, because programs open every link of a letter before its reader does. */
export default async function SignInLinkPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { callbackUrl, email, token } = await searchParams;
  const found = await loadSignInLink({ email, token });
  if (!found) {
    return <AuthFrame title={messages.signInLink.brokenTitle} intro={messages.signInLink.broken} />;
  }
  return (
    <AuthFrame title={messages.signInLink.title}>
      <SignInLinkForm
        link={found.link}
        askedHere={found.askedHere}
        callbackPath={loadCallbackPath(typeof callbackUrl === "string" ? callbackUrl : undefined)}
      />
    </AuthFrame>
  );
}
