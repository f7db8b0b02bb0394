/** "Ana", "Ana and Ben", "Ana, Ben and Carla". */
export function writeList(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

/** "Ana", "Ana and Ben", "Ana, Ben and 3 others": at most `most` names in words. */
export function writeNames(
  names: readonly string[],
  locale: string,
  others: (count: number) => string,
  most = 3,
): string {
  if (names.length <= most) return writeList(names, locale);
  return writeList([...names.slice(0, most - 1), others(names.length - most + 1)], locale);
}
