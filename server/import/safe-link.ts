const ALLOWED = new Set(["http:", "https:", "mailto:"]);

/** The address as it stands, if it leads to a page or a mailbox; everything else is no link in an edition. */
export function safeLink(raw: string | undefined): string | null {
  const address = raw?.trim() ?? "";
  if (address === "" || /\s/u.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return ALLOWED.has(url.protocol) ? url.href : null;
}
