import type { UserId } from "@/domain/ids";

/** A link of a comment's Markdown to a person, whatever its author has written as its text. */
const MENTION =
  /\[(?:\\.|[^[\]\\])*\]\(\s*<?user:([0-9a-z]{12})>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/gu;

/** How somebody is mentioned of whom nobody here knows the name. */
export const UNKNOWN_PERSON = "somebody";

/** The body with each person mentioned by today's name: a link to one person never bears another's. */
export function renameMentions(body: string, nameOf: (user: UserId) => string | null): string {
  return body.replaceAll(MENTION, (_link, user: string) =>
    writeMention(user as UserId, nameOf(user as UserId) ?? UNKNOWN_PERSON),
  );
}

/** @param name as it is to be read; Markdown's marks in it are escaped */
export function writeMention(user: UserId, name: string): string {
  return `[@${name.replace(/[\\[\]*_`<>&~]/gu, String.raw`\$&`)}](user:${user})`;
}
