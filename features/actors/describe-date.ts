const DAY = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u;

/** Writes a day, a month, a year or `from/to` (ISO 8601) in words; what it does not understand it leaves as it is. */
export function describeDate(date: string, locale: string): string {
  const [from = "", to] = date.split("/");
  if (to === undefined) return describeDay(from, locale);
  const start = toDay(from);
  const end = toDay(to);
  if (!start || start.form !== end?.form) {
    return `${describeDay(from, locale)} – ${describeDay(to, locale)}`;
  }
  return new Intl.DateTimeFormat(locale, FORMS[start.form]).formatRange(start.at, end.at);
}

const FORMS = {
  year: { year: "numeric", timeZone: "UTC" },
  month: { month: "long", year: "numeric", timeZone: "UTC" },
  day: { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function describeDay(raw: string, locale: string): string {
  const day = toDay(raw);
  return day ? new Intl.DateTimeFormat(locale, FORMS[day.form]).format(day.at) : raw;
}

function toDay(raw: string): { at: Date; form: keyof typeof FORMS } | null {
  const found = DAY.exec(raw);
  if (!found) return null;
  const [, year, month, day] = found;
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return { at, form: day ? "day" : month ? "month" : "year" };
}
