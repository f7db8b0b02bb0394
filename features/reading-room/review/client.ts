import type { ReportId } from "@/domain/ids";

/** The text of an edition; `null` where the server does not answer. */
export async function loadText(report: ReportId, edition: number): Promise<string | null> {
  try {
    // A named edition never changes: the browser keeps it.
    const response = await fetch(`/api/v1/reports/${report}/text?edition=${edition}`);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
