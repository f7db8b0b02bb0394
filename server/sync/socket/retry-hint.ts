/** Those who are sent away together come back over this time, so that no restart is met by everybody at once. */
const SPREAD_MS = 2_000;

/** The reason of a close, with a time in it after which to try again; the client reads `retry in N ms`. */
export function writeRetryHint(reason: string, random: () => number = Math.random): string {
  return `${reason}; retry in ${Math.round(random() * SPREAD_MS)} ms`;
}
