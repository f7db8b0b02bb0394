const number = new Intl.NumberFormat("en-GB");

/** "10,000", as the messages write numbers. */
export function written(count: number): string {
  return number.format(count);
}

/** "1 note", "10,000 notes". */
export function plural(count: number, one: string, other: string): string {
  return `${written(count)} ${count === 1 ? one : other}`;
}
