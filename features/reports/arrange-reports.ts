import type { ReportSummary } from "@/contract/reports";

export type ReportSort = "newest" | "title" | "open";

/** Which reports the list shows (archived or not, matching a search) and in which order. */
export type Arrangement = { archived: boolean; search: string; sort: ReportSort; locale: string };

export function arrangeReports(
  reports: readonly ReportSummary[],
  how: Arrangement,
): ReportSummary[] {
  const words = fold(how.search).split(/\s+/).filter(Boolean);
  const collator = new Intl.Collator(how.locale, { numeric: true, sensitivity: "base" });
  return reports
    .filter(({ archivedAt }) => (archivedAt !== null) === how.archived)
    .filter(({ title, publisher, published }) => {
      const text = fold(`${title} ${publisher} ${published}`);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => compare(a, b, how.sort, collator));
}

function compare(
  a: ReportSummary,
  b: ReportSummary,
  sort: ReportSort,
  collator: Intl.Collator,
): number {
  const newest = b.createdAt.localeCompare(a.createdAt);
  if (sort === "title") return collator.compare(a.title, b.title) || newest;
  if (sort === "open") return b.counts.open - a.counts.open || newest;
  return newest;
}

/** Searching forgives case and accents. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
