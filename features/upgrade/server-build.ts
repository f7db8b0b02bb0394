import { createLiveValue } from "@/collab/facts/live-value";

/** Which build of the program the server has last said that it is, on whatever way; `null` until it has. */
const said = createLiveValue<string | null>(null);

/** Takes in what a server has said; `null` where it has said nothing. */
export function learnBuild(build: string | null): void {
  if (build !== null) said.set(build);
}

/**
 * Calls `tell` when the server is another build than `own`. Once: in the middle of an upgrade some nodes still are the
 * old one. Returns the unsubscribe function.
 */
export function whenUpgraded(own: string, tell: () => void): () => void {
  const look = (): boolean => {
    const build = said.get();
    return build !== null && build !== own;
  };
  if (look()) {
    tell();
    return () => undefined;
  }
  const stop = said.subscribe(() => {
    if (!look()) return;
    stop();
    tell();
  });
  return stop;
}
