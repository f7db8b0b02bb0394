/** "Ana", "Ana and Ben", "Ana, Ben and 3 others": at most `most` names in words. */
export function writeNames(
  names: readonly string[],
  language: string,
  others: (count: number) => string,
  most = 3,
): string {
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  if (names.length <= most) return list.format(names);
  return list.format([...names.slice(0, most - 1), others(names.length - most + 1)]);
}
