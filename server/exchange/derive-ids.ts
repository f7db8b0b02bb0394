import { createHash } from "node:crypto";
import { ID_ALPHABET, ID_LENGTH } from "@/domain/ids";

/** Ids that follow from a seed, one after the other: the same seed gives the same ids again. */
export function deriveIds(seed: string): () => string {
  let drawn = 0;
  return () => {
    drawn += 1;
    const hash = createHash("sha256").update(`${seed}.${drawn}`).digest();
    return [...hash.subarray(0, ID_LENGTH)]
      .map((byte) => ID_ALPHABET[byte % ID_ALPHABET.length])
      .join("");
  };
}
