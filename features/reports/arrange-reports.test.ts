import { describe, expect, it } from "vitest";
import type { ReportSummary } from "@/contract/reports";
import { arrangeReports, type Arrangement } from "./arrange-reports";

function report(title: string, more: Partial<ReportSummary> = {}): ReportSummary {
  return {
    title,
    publisher: "",
    published: "",
    createdAt: "2026-01-01T00:00:00.000Z",
    archivedAt: null,
    counts: { annotations: 0, open: 0, resolved: 0, comments: 0 },
    ...more,
  } as ReportSummary;
}
const HOW: Arrangement = { archived: false, search: "", sort: "newest", locale: "en" };
const titles = (reports: readonly ReportSummary[], how: Partial<Arrangement>) =>
  arrangeReports(reports, { ...HOW, ...how }).map(({ title }) => title);

describe("arrangeReports", () => {
  const reports = [
    report("Part 10", { createdAt: "2026-01-02T00:00:00.000Z" }),
    report("part 9", {
      createdAt: "2026-01-03T00:00:00.000Z",
      counts: { annotations: 9, open: 4, resolved: 0, comments: 4 },
    }),
    report("Éclairage", { publisher: "Handicap International" }),
    report("Old one", { archivedAt: "2026-01-05T00:00:00.000Z" }),
  ];

  it("keeps current and archived ones apart", () => {
    expect(titles(reports, { archived: true })).toEqual(["Old one"]);
    expect(titles(reports, {})).toEqual(["part 9", "Part 10", "Éclairage"]);
  });

  it("orders titles as people do, numbers included", () => {
    expect(titles(reports, { sort: "title" })).toEqual(["Éclairage", "part 9", "Part 10"]);
    expect(titles(reports, { sort: "open" })[0]).toBe("part 9");
  });

  it("finds every word, in title or publisher, whatever case and accents", () => {
    expect(titles(reports, { search: "eclairage" })).toEqual(["Éclairage"]);
    expect(titles(reports, { search: " HANDICAP  écl " })).toEqual(["Éclairage"]);
    expect(titles(reports, { search: "part handicap" })).toEqual([]);
  });
});
