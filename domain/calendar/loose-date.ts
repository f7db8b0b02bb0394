const LOOSE_DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar has that day (Gregorian, also before its time). @param month 1 to 12 */
export function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || day < 1 || day > (LONGEST[month - 1] ?? 0)) return false;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month !== 2 || day < 29 || isLeapYear;
}

/** A day, a month or a year that the calendar has, ISO 8601. */
export function isLooseDay(raw: string): boolean {
  const [, year, month = "01", day = "01"] = LOOSE_DAY.exec(raw) ?? [];
  return year !== undefined && isDay(Number(year), Number(month), Number(day));
}

/** The same, or a span `from/to`. */
export function isLooseDate(raw: string): boolean {
  const [from = "", to, ...rest] = raw.split("/");
  return rest.length === 0 && isLooseDay(from) && (to === undefined || isLooseDay(to));
}
