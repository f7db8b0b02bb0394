/**
 * What NextAuth hands to the sign-in page in `?error=` (and `signIn()` to its caller) when nobody was signed in.
 * Our own refusals are words with a number behind a colon; NextAuth's are its own.
 */
export type SignInRefusal =
  | { kind: "wrong-password" }
  | { kind: "too-many-attempts"; minutes: number }
  /** The identity provider did not say that the address is theirs, so it may not open an account. */
  | { kind: "email-not-verified" }
  /** A link from an e-mail that was used before or is too old. */
  | { kind: "link-expired" }
  | { kind: "failed" };

const TOO_MANY = /^TooManyAttempts:(\d{1,4})$/;

export function parseSignInError(error: string | null | undefined): SignInRefusal | null {
  if (!error) return null;
  const minutes = TOO_MANY.exec(error)?.[1];
  if (minutes) return { kind: "too-many-attempts", minutes: Number(minutes) };
  switch (error) {
    case "CredentialsSignin":
      return { kind: "wrong-password" };
    case "EmailNotVerified":
      return { kind: "email-not-verified" };
    case "Verification":
      return { kind: "link-expired" };
    default:
      return { kind: "failed" };
  }
}

export function toTooManyAttemptsError(minutes: number): string {
  return `TooManyAttempts:${minutes}`;
}
