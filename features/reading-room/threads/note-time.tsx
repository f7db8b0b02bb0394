"use client";

import { useLocale } from "@/words/use-locale";
import { formatLong, formatShort } from "../format-time";
import { useNow } from "../use-now";

/** The hour today, else the day; all of it in the tooltip. Cards are never rendered on the server. */
export function NoteTime({ at, prefix = "" }: { at: number; prefix?: string }) {
  const locale = useLocale();
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatLong(at, locale)}>
      {prefix}
      {formatShort(at, now, locale)}
    </time>
  );
}
