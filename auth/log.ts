/** One JSON line on standard error, as the server's own log writes them. Secrets are the caller's to leave out. */
export function logIdentity(level: "warn" | "error", code: string, message?: string): void {
  const line = { level, time: new Date().toISOString(), part: "identity", code, message };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
