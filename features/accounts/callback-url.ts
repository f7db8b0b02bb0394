const ELSEWHERE = "http://elsewhere.invalid";

/**
 * Where to go after signing in: a path of ours, or `/`. Whole addresses are taken only from our own origin, so that a
 * link cannot lead through our sign-in page to somebody else's.
 */
export function safeCallbackPath(raw: string | undefined, origin: string): string {
  if (raw === undefined || !URL.canParse(raw, ELSEWHERE)) return "/";
  const url = new URL(raw, ELSEWHERE);
  if (url.origin !== ELSEWHERE && url.origin !== origin) return "/";
  // A path that begins with two slashes would name another host.
  const path = `/${url.pathname.replace(/^[/\\]+/, "")}${url.search}${url.hash}`;
  return path.startsWith("/sign-in") || path.startsWith("/api/") ? "/" : path;
}
