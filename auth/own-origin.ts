import { isIP } from "node:net";

/** Where browsers reach the product. */
export type OwnOrigin = {
  /** An origin, without a slash at its end. */
  origin: string;
  /** Nobody has set it: it is this machine as its own browser names it, and other names may be as right. */
  isDerived: boolean;
};

/**
 * Whether a page of ours sent a request, by its `Origin` header; `host` is the name by which the request was made.
 * What was set counts alone. Where nothing was, so does the machine's own name or number, if the page came from the
 * very place that it asks: anybody can have a name of theirs lead here, but nobody a number or `localhost`.
 */
export function isOwnOrigin(asked: string, host: string | undefined, own: OwnOrigin): boolean {
  if (asked === own.origin) return true;
  if (!own.isDerived || !URL.canParse(asked)) return false;
  const page = new URL(asked);
  return page.origin === asked && page.host === host && isMachine(page.hostname);
}

function isMachine(name: string): boolean {
  return name === "localhost" || isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0;
}
