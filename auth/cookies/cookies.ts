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
 * The same `Set-Cookie` value for a browser that is to forget the cookie when it is closed. One that takes a cookie back
 * says so by its time, and stays as it is.
 */
export function endWithBrowser(setCookie: string): string {
  if (/^[^=]*=;/.test(setCookie)) return setCookie;
  return setCookie.replace(/; *(?:Expires|Max-Age)=[^;]*/gi, "");
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
