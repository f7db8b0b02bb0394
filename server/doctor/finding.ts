/** The result of one check. `bad` means somebody must act now, `warning` soon. */
export type Finding = { about: string; verdict: "good" | "warning" | "bad"; words: string };

export function good(about: string, words: string): Finding {
  return { about, verdict: "good", words };
}

export function warning(about: string, words: string): Finding {
  return { about, verdict: "warning", words };
}

export function bad(about: string, words: string): Finding {
  return { about, verdict: "bad", words };
}

const SIGNS = { good: "✓", warning: "!", bad: "✗" } as const;

/** Findings for a terminal, one to a line. */
export function describeFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  return findings
    .map(({ about, verdict, words }) => `${SIGNS[verdict]} ${about.padEnd(width)}  ${words}`)
    .join("\n");
}

/** Why something failed, in one line without a stack. */
export function reasonOf(error: unknown): string {
  // fetch() says only that it failed; what stands behind it says why.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error ? first.message : String(first);
}
