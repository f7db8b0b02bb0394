export type TimeForm = "date" | "full" | "relative";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `now` in milliseconds; `null` if the reader's clock and zone are unknown, which gives the date in UTC. */
export function writeTime(
  moment: Date,
  how: { form: TimeForm; locale: string; now: number | null },
): string {
  const { form, locale, now } = how;
  if (Number.isNaN(moment.getTime())) return "";
  if (now === null) {
    return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(moment);
  }
  if (form === "full")
    return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" }).format(
      moment,
    );
  const relative = form === "relative" ? writeRelative(moment.getTime() - now, locale) : null;
  return relative ?? writeDate(moment, locale);
}

function writeDate(moment: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(moment);
}

/** `null` if a date says it better: beyond a week. */
function writeRelative(differenceMs: number, locale: string): string | null {
  const distance = Math.abs(differenceMs);
  if (distance >= 7 * DAY_MS) return null;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (distance < MINUTE_MS) return relative.format(0, "second");
  if (distance < HOUR_MS) return relative.format(Math.trunc(differenceMs / MINUTE_MS), "minute");
  if (distance < DAY_MS) return relative.format(Math.trunc(differenceMs / HOUR_MS), "hour");
  return relative.format(Math.trunc(differenceMs / DAY_MS), "day");
}
