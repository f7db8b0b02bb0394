/**
 * Names somebody in texts that leave the product, such as exports and the bodies that the API tells: in English. Windows
 * say it in the reader's language.
 *
 * @param author `former` is their number, if their account was deleted
 */
export function writtenName(
  author: { name: string; former: null } | { name: null; former: number },
): string {
  return author.name ?? `Former member ${author.former}`;
}
