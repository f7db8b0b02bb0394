/** NextAuth's name for the way in by a link from an e-mail. */
export const LINK_PROVIDER = "link";

/**
 * What NextAuth hands to the sign-in page in `?error=` (and `signIn()` to its caller) when nobody was signed in.
 * Our own refusals are words, one with a number behind a colon; NextAuth's are its own.
 */
export type SignInRefusal =
  | { kind: "wrong-password" }
  | { kind: "too-many-attempts"; minutes: number }
  /** The first question was answered; a one-time code, or a recovery code, is wanted as well. */
  | { kind: "code-needed" }
  | { kind: "code-wrong" }
  /** The server's secret was changed, so that no code can be checked: the administrator must take the factor away. */
  | { kind: "factor-unreadable" }
  /** The identity provider did not say that the address is theirs, so it may not open an account. */
  | { kind: "email-not-verified" }
  /** A link from an e-mail that was used before or is too old. */
  | { kind: "link-expired" }
  | { kind: "failed" };

const TOO_MANY = "TooManyAttempts";

/** Each refusal's word in an address. */
const WORDS = {
  "wrong-password": "CredentialsSignin",
  "code-needed": "CodeNeeded",
  "code-wrong": "CodeWrong",
  "factor-unreadable": "FactorUnreadable",
  "email-not-verified": "EmailNotVerified",
  "link-expired": "Verification",
  failed: "Failed",
} as const satisfies Record<Exclude<SignInRefusal["kind"], "too-many-attempts">, string>;

type Plain = keyof typeof WORDS;

export function parseSignInError(error: string | null | undefined): SignInRefusal | null {
  if (!error) return null;
  const minutes = new RegExp(`^${TOO_MANY}:(\\d{1,4})$`).exec(error)?.[1];
  if (minutes) return { kind: "too-many-attempts", minutes: Number(minutes) };
  const kind = (Object.keys(WORDS) as Plain[]).find((one) => WORDS[one] === error);
  return { kind: kind ?? "failed" };
}

export function toSignInError(refusal: SignInRefusal): string {
  return refusal.kind === "too-many-attempts"
    ? `${TOO_MANY}:${refusal.minutes}`
    : WORDS[refusal.kind];
}
