import { signIn } from "next-auth/react";
import { parseSignInError, type LINK_PROVIDER, type SignInRefusal } from "@/contract/sign-in";
import type { Submission } from "@/features/api/use-form";
import { messages } from "./messages";

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
export function showRefusal(refusal: Refused, askCode: () => void): Submission {
  if (refusal.kind === "code-needed") {
    askCode();
    return { done: false };
  }
  if (refusal.kind === "code-wrong") {
    return { done: false, errors: { code: describeRefusal(refusal) } };
  }
  return { done: false, message: describeRefusal(refusal) };
}

export function describeRefusal(refusal: Refused): string {
  const text = messages.signIn;
  switch (refusal.kind) {
    case "wrong-password":
      return text.wrong;
    case "too-many-attempts":
      return text.wait(refusal.minutes);
    case "code-needed":
      return text.codeHint;
    case "code-wrong":
      return text.codeWrong;
    case "factor-unreadable":
      return text.factorUnreadable;
    case "email-not-verified":
      return text.unverified;
    case "link-expired":
      return text.expired;
    case "unreachable":
      return text.unreachable;
    case "failed":
      return text.failed;
  }
}
