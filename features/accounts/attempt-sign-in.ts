import { signIn } from "next-auth/react";
import { parseSignInError, type LINK_PROVIDER, type SignInRefusal } from "@/contract/sign-in";
import type { Submission } from "@/features/api/use-form";
import type { Words } from "@/words/speaker";

type Refused = SignInRefusal | { kind: "unreachable" };

/** `null` where it worked. NextAuth's client throws where the server is away. */
export async function attemptSignIn(
  provider: "credentials" | "email" | typeof LINK_PROVIDER,
  options: Record<string, string>,
): Promise<Refused | null> {
  try {
    const answer = await signIn(provider, { ...options, redirect: false });
    return answer ? parseSignInError(answer.error) : { kind: "failed" };
  } catch {
    return { kind: "unreachable" };
  }
}

/** A refusal as a form shows it; `askCode` is called where a code is wanted besides what was given. */
export function showRefusal(
  refusal: Refused,
  words: Words<"accounts.signIn">,
  askCode: () => void,
): Submission {
  if (refusal.kind === "code-needed") {
    askCode();
    return { done: false };
  }
  if (refusal.kind === "code-wrong") {
    return { done: false, errors: { code: describeRefusal(refusal, words) } };
  }
  return { done: false, message: describeRefusal(refusal, words) };
}

export function describeRefusal(refusal: Refused, words: Words<"accounts.signIn">): string {
  switch (refusal.kind) {
    case "wrong-password":
      return words("wrong");
    case "too-many-attempts":
      return words("wait", { minutes: refusal.minutes });
    case "code-needed":
      return words("codeHint");
    case "code-wrong":
      return words("codeWrong");
    case "factor-unreadable":
      return words("factorUnreadable");
    case "email-not-verified":
      return words("unverified");
    case "link-expired":
      return words("expired");
    case "unreachable":
      return words("unreachable");
    case "failed":
      return words("failed");
  }
}
