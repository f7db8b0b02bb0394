import { useSyncExternalStore } from "react";

/** Where the side columns become sheets. */
const NARROW = "(max-width: 900px)";

export function isNarrow(): boolean {
  return matchMedia(NARROW).matches;
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** `null` on the server, which does not know. */
export function useNarrow(): boolean | null {
  return useSyncExternalStore<boolean | null>(subscribe, isNarrow, () => null);
}
