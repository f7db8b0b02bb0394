"use client";

import { useEffect, useRef, useState } from "react";
import type { Words } from "@/words/speaker";
import { useWords } from "@/words/use-words";
import { isUnderWay, type TrayItem } from "./tray-item";

/**
 * Tells of what was under way and is over now: `onDone` of each that has become a report. The answer is a sentence
 * for screen readers; how far things are they can look up.
 */
export function useImportNews(
  items: readonly TrayItem[],
  onDone: (item: TrayItem) => void,
): string {
  const words = useWords("reports");
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
    setNews(over.map((item) => describe(item, words)).join(" "));
    for (const item of over) if (item.phase.kind === "done") tell.current(item);
  }, [items, words]);
  return news;
}

function describe({ name, title, phase }: TrayItem, words: Words<"reports">): string {
  return phase.kind === "failed"
    ? words("intake.notRead", { name, why: phase.why })
    : words("intake.added", { title: title ?? name });
}
