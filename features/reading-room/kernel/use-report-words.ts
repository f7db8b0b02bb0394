import { useRoom } from "./room-context";

/** For an element that shows words of the report: their language if it is known, and which way they run. */
export function useReportWords(): { dir: "auto"; lang?: string } {
  return reportWords(useRoom().data.report.language);
}

/** The same outside of the room. @param language BCP 47 */
export function reportWords(language: string | null): { dir: "auto"; lang?: string } {
  return { dir: "auto", ...(language !== null && { lang: language }) };
}
