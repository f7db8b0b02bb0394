/** When something happened, as short as it can be said today: an hour, a day, or a day with its year. */
export function formatShort(at: number, now: number, locale?: string): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) {
    return then.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  }
  const sameYear = then.getFullYear() === today.getFullYear();
  return then.toLocaleDateString(locale, {
    day: "numeric",
    month: "short",
    ...(!sameYear && { year: "numeric" }),
  });
}

export function formatLong(at: number, locale?: string): string {
  return new Date(at).toLocaleString(locale, { dateStyle: "full", timeStyle: "short" });
}
