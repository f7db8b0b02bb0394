/** The value of a cookie in a `Cookie` header; `null` where there is none. */
export function findCookie(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0 && pair.slice(0, equals).trim() === name) {
      return pair
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, "$1");
    }
  }
  return null;
}

/**
 * A `Set-Cookie` value that neither scripts nor other sites' requests get at.
 * @param cookie `maxAge` in seconds; 0 makes the browser forget it.
 */
export function writeCookie(
  origin: string,
  { name, value, maxAge }: { name: string; value: string; maxAge: number },
): string {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
