import { useEffect, useState } from "react";
import type { ReportId } from "@/domain/ids";
import { loadText } from "./client";

/** Editions do not change, so each is asked for once in the life of the page. */
const texts = new Map<string, Promise<string | null>>();

function read(report: ReportId, edition: number): Promise<string | null> {
  const key = `${report} ${edition}`;
  let text = texts.get(key);
  if (!text) {
    text = loadText(report, edition).then((found) => {
      if (found === null) texts.delete(key);
      return found;
    });
    texts.set(key, text);
  }
  return text;
}

/** The text of an edition; `null` until it is there. */
export function useOldText(report: ReportId, edition: number | null): string | null {
  const [found, setFound] = useState<{ edition: number; text: string } | null>(null);
  useEffect(() => {
    if (edition === null) return;
    let gone = false;
    void read(report, edition).then((text) => {
      if (!gone && text !== null) setFound({ edition, text });
    });
    return () => {
      gone = true;
    };
  }, [report, edition]);
  return found?.edition === edition ? found.text : null;
}
