const ALLOWED = new Set(["http:", "https:", "mailto:"]);

/**
 * The address of a link in a report, if following it is harmless: absolute, over HTTP(S) or to a mailbox. `null` for
 * everything else; a relative address would point into this site.
 */
export function safeHref(raw: string): string | null {
  try {
    const url = new URL(raw);
    return ALLOWED.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
