import { estimatePassword } from "./password-estimator";

/** Why a password is not taken: it is made of what is known of the person, or it is one of those that are tried first. */
export type PasswordFault = "own" | "common";

/** Whoever knows how people choose must need ten to the power of this many guesses. */
const LEAST_GUESSES_LOG10 = 8;

/** UTF-16 units that must be left of a password when everything known of the person is taken out of it. */
const LEAST_REST = 6;

/** UTF-16 units that are looked at: what stands behind them makes no password worse, and the estimator slow. */
const LOOKED_AT = 24;

/** `null` for a password that is good enough; `person` is what a guesser would know. */
export async function judgePassword(
  password: string,
  person: { email: string; name: string },
): Promise<PasswordFault | null> {
  const words = wordsOf(person);
  if (restWithout(words, password).length < LEAST_REST) return "own";
  const { guessesLog10, own } = await estimatePassword({
    password: password.slice(0, LOOKED_AT),
    words,
  });
  if (guessesLog10 >= LEAST_GUESSES_LOG10) return null;
  return own ? "own" : "common";
}

/** The address and the name, whole and in parts, and the product's own. */
function wordsOf({ email, name }: { email: string; name: string }): string[] {
  const parts = `${email} ${name}`.split(/[^\p{L}\p{N}]+/u);
  const whole = [email, email.replace(/@.*$/, ""), name, name.replace(/\s/g, ""), "caucus"];
  return [...whole, ...parts].map((word) => word.toLowerCase()).filter((word) => word.length > 2);
}

function restWithout(words: readonly string[], password: string): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ""), password.toLowerCase());
}
