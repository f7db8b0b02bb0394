"use client";

import { useSpoken } from "./words-provider";
import type { Namespace, Words } from "./speaker";

/** The words of a feature, or of a branch of it, in the reader's language; the same function at each render. */
export function useWords<Space extends Namespace>(space: Space): Words<Space> {
  return useSpoken().speak(space);
}
