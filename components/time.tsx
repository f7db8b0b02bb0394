"use client";

import { useSyncExternalStore } from "react";
import { useLocale } from "@/words/use-locale";
import { writeTime, type TimeForm } from "./write-time";

const TICK_MS = 30_000;

function subscribeToMinutes(tick: () => void): () => void {
  const timer = setInterval(tick, TICK_MS);
  return () => clearInterval(timer);
}

const currentTick = () => Math.floor(Date.now() / TICK_MS) * TICK_MS;
/** The server does not know the reader's zone or when the page will be read. */
const noTick = () => null;

/**
 * A moment in the reader's locale: first as a date in UTC, the same on server and browser, then in the reader's own
 * zone, as "3 hours ago" if `form` is `relative`. The full moment stands in the tooltip.
 */
export function Time({ iso, form = "date" }: { iso: string; form?: TimeForm }) {
  const locale = useLocale();
  const now = useSyncExternalStore(subscribeToMinutes, currentTick, noTick);
  const moment = new Date(iso);
  return (
    <time
      dateTime={iso}
      {...(now !== null && { title: writeTime(moment, { form: "full", locale, now }) })}
    >
      {writeTime(moment, { form, locale, now })}
    </time>
  );
}
