const MINUTE_MS = 60_000;

/** Lines of one code in a minute: whoever has not signed in can bring about any number. */
const MOST_A_MINUTE = 200;

/** Of each code, those of its last minute. */
const written = new Map<string, { since: number; lines: number }>();

/** One JSON line on standard error, as the server's own log writes them; none where there were very many of its code. */
export function logIdentity(level: "warn" | "error", code: string, message?: string): void {
  if (isFlood(code, Date.now())) return;
  const time = new Date().toISOString();
  const line = { level, time, part: "identity", code, message: message && withoutSecrets(message) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

function isFlood(code: string, now: number): boolean {
  const before = written.get(code);
  const minute = before && now - before.since < MINUTE_MS ? before : { since: now, lines: 0 };
  minute.lines += 1;
  written.set(code, minute);
  return minute.lines > MOST_A_MINUTE;
}

/**
 * What a library says of a sign-in that failed may quote what it compared: the state and the nonce of that sign-in,
 * of which whoever knows them could make use. Long words without a slash or a dot are such values or tokens.
 */
function withoutSecrets(message: string): string {
  return message
    .replace(/\b(state|nonce) mismatch\b.*/su, "$1 mismatch")
    .replace(/\beyJ[\w.-]+|[\w+=~-]{24,}/gu, "…");
}
