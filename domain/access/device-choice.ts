/** The cookie of a browser whose user wants nothing kept on the device. Without it, things are kept. */
export const KEEPS_NOTHING = "caucus-device=keeps-nothing";

/** Whether cookies say so, in the form of a `Cookie` header, which pages see too. */
export function saysKeepsNothing(cookies: string): boolean {
  return cookies.split("; ").includes(KEEPS_NOTHING);
}
