/** How long a caller waits where they do not say, and at most. Milliseconds. */
export const WAIT_MS = 8_000;
const MOST_MS = 30_000;

/**
 * How long a request that begins longer work waits for it, by its `Prefer` header (RFC 7240): `respond-async` not at
 * all, `wait=10` ten seconds. Milliseconds.
 */
export function readPatience(prefer: string | undefined): number {
  const preferences = (prefer ?? "")
    .toLowerCase()
    .split(/[,;]/)
    .map((one) => one.trim());
  const wait = preferences.map((one) => /^wait\s*=\s*"?(\d{1,6})"?$/.exec(one)?.[1]).find(Boolean);
  if (wait !== undefined) return Math.min(Number(wait) * 1_000, MOST_MS);
  return preferences.includes("respond-async") ? 0 : WAIT_MS;
}
