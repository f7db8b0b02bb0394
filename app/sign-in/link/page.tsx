import type { Metadata } from "next";
import { AuthFrame } from "@/features/accounts/components/sign-in/auth-frame";
import { SignInLinkForm } from "@/features/accounts/components/sign-in/sign-in-link-form";
import { loadCallbackPath, loadSignInLink } from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { Words } from "../../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await loadWords("accounts");
  return { title: words("signInLink.title"), referrer: "no-referrer", robots: { index: false } };
}

type Query = Record<"callbackUrl" | "email" | "token", string | string[] | undefined>;

/** A page and a button, because programs open every link of a letter before its reader does. */
export default async function SignInLinkPage({ searchParams }: { searchParams: Promise<Query> }) {
  const words = await loadWords("accounts");
  const { callbackUrl, email, token } = await searchParams;
  const found = await loadSignInLink({ email, token });
  if (!found) {
    return (
      <Words of={["accounts"]}>
        <AuthFrame title={words("signInLink.brokenTitle")} intro={words("signInLink.broken")} />
      </Words>
    );
  }
  return (
    <Words of={["accounts"]}>
      <AuthFrame title={words("signInLink.title")}>
        <SignInLinkForm
          link={found.link}
          askedHere={found.askedHere}
          callbackPath={loadCallbackPath(typeof callbackUrl === "string" ? callbackUrl : undefined)}
        />
      </AuthFrame>
    </Words>
  );
}
