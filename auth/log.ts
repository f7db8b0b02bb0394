/** One JSON line on standard error, as the server's own log writes them. */
export function logIdentity(level: "warn" | "error", code: string, message?: string): void {
  const time = new Date().toISOString();
  const line = { level, time, part: "identity", code, message: message && withoutSecrets(message) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
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
