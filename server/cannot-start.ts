/**
 * Why the server cannot start, in one sentence for the person who started it, saying what to do where that is known.
 * Printed without a stack; anything else that is thrown is a bug and printed in full.
 */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}
