/**
 * Why a copy cannot be made or restored, in a sentence for the person who asked for it, saying what to do where that is
 * known. Printed without a stack; anything else that is thrown is a bug and printed in full.
 */
export class CopyRefused extends Error {
  override readonly name = "CopyRefused";
}
