/** The cookie by which a browser says that whoever signed in there wants nothing kept; its absence says the other. */
export const KEEPS_NOTHING = "caucus-device=keeps-nothing";

/** Whether cookies say so, in the form of a `Cookie` header, which pages see too. */
export function saysKeepsNothing(cookies: string): boolean {
  return cookies.split("; ").includes(KEEPS_NOTHING);
}
