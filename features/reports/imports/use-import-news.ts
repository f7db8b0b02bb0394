"use client";

import { useEffect, useRef, useState } from "react";
import { messages } from "../messages";
import { isUnderWay, type TrayItem } from "./tray-item";

/**
 * Tells of what was under way and is over now: `onDone` of each that has become a report. The answer is a sentence
 * for screen readers; how far things are they can look up.
 */
export function useImportNews(
  items: readonly TrayItem[],
  onDone: (item: TrayItem) => void,
): string {
  const [news, setNews] = useState("");
  const before = useRef<ReadonlySet<string>>(new Set());
  const tell = useRef(onDone);
  useEffect(() => {
    tell.current = onDone;
  });
  useEffect(() => {
    const over = items.filter(({ key, phase }) => !isUnderWay(phase) && before.current.has(key));
    before.current = new Set(items.filter(({ phase }) => isUnderWay(phase)).map(({ key }) => key));
    if (over.length === 0) return;
    setNews(over.map(describe).join(" "));
    for (const item of over) if (item.phase.kind === "done") tell.current(item);
  }, [items]);
  return news;
}

function describe({ name, title, phase }: TrayItem): string {
  return phase.kind === "failed"
    ? messages.intake.notRead(name, phase.why)
    : messages.intake.added(title ?? name);
}
