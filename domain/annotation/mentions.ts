import type { UserId } from "@/domain/ids";

/** What ends a link of a comment's Markdown to a person, from the bracket that ends its text. */
const END = /\]\(\s*<?user:([0-9a-z]{12})>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/gu;

/** UTF-16 code units of a link's text: longer ones are no names, and to look for their beginning would take long. */
const LONGEST_TEXT = 1_000;

/** Mentions somebody whose name nobody knows, to those who read the API. Windows say it in the reader's language. */
const UNKNOWN_PERSON = "somebody";

/** Lists the people a body may mention; whether they exist has to be looked up. */
export function listMentioned(body: string): UserId[] {
  return Array.from(body.matchAll(END), ([, user]) => user as UserId);
}

/**
 * The body with each person mentioned by today's name: a link to one person never bears another's, whatever its author
 * has written as its text.
 */
export function renameMentions(body: string, nameOf: (user: UserId) => string | null): string {
  let renamed = "";
  let done = 0;
  for (const { index, 0: end, 1: user } of body.matchAll(END)) {
    const start = findTextStart(body, index, Math.max(done, index - LONGEST_TEXT));
    if (start === null) continue;
    const name = nameOf(user as UserId) ?? UNKNOWN_PERSON;
    renamed += body.slice(done, start) + writeMention(user as UserId, name);
    done = index + end.length;
  }
  return renamed + body.slice(done);
}

/** Where the bracket is that the one at `end` closes, at `least` or after it; `null` if none does. */
function findTextStart(body: string, end: number, least: number): number | null {
  if (isEscaped(body, end)) return null;
  let inner = 0;
  for (let at = end - 1; at >= least; at -= 1) {
    const unit = body[at];
    if ((unit !== "[" && unit !== "]") || isEscaped(body, at)) continue;
    if (unit === "]") inner += 1;
    else if (inner === 0) return at;
    else inner -= 1;
  }
  return null;
}

function isEscaped(body: string, at: number): boolean {
  let start = at;
  while (body[start - 1] === "\\") start -= 1;
  return (at - start) % 2 === 1;
}

/** @param name as it is to be read; Markdown's marks in it are escaped */
export function writeMention(user: UserId, name: string): string {
  return `[@${name.replace(/[\\[\]*_`<>&~]/gu, String.raw`\$&`)}](user:${user})`;
}
