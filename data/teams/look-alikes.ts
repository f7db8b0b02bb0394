import unhomoglyph from "unhomoglyph";
import { withoutUnseen } from "@/domain/names/seen-line";

/**
 * Whether two names could be taken for each other: after Unicode's skeleton (UTS 39 §4) with case and what nobody sees
 * left out. Capitals and small letters look like different letters ("I" like "l", "i" like nothing), so it is asked
 * both before and after folding.
 */
export function looksLike(one: string, other: string): boolean {
  const [asWritten, folded] = toLooks(one);
  const [otherAsWritten, otherFolded] = toLooks(other);
  return asWritten === otherAsWritten || folded === otherFolded;
}

/** `name`, or the same with the first number behind it that makes it look like none of those that are `taken`. */
export function toDistinctName(name: string, taken: readonly string[], most: number): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : ` ${number}`;
    // The cut may part a surrogate pair.
    const start = name.slice(0, most - ending.length).replace(/\p{Cs}$/u, "");
    const tried = start.trimEnd() + ending;
    if (!taken.some((other) => looksLike(other, tried))) return tried;
  }
}

/** What can be seen of a name: in plain letters, with one space where there are some, and without what nobody sees. */
export function toSeen(name: string): string {
  return withoutUnseen(name.normalize("NFKC"))
    .replace(/\p{Z}+/gu, " ")
    .trim();
}

function toLooks(name: string): [asWritten: string, folded: string] {
  const plain = toSeen(name);
  return [toSkeleton(fold(toSkeleton(plain))), toSkeleton(fold(plain))];
}

function toSkeleton(text: string): string {
  return unhomoglyph(text.normalize("NFD")).normalize("NFD");
}

/** By way of capitals, which fold "ß" and "ſ" too. */
function fold(text: string): string {
  return text.toUpperCase().toLowerCase();
}
