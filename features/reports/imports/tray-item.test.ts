import { describe, expect, it } from "vitest";
import type { ImportJob } from "@/contract/imports";
import type { JobId, ReportId, TeamId } from "@/domain/ids";
import { createFailures } from "@/features/api/failures";
import { speak } from "@/test/browser/words";
import { sourceOf } from "./report-source";
import { isUnderWay, toTrayItems } from "./tray-item";
import type { Upload } from "./upload-queue";

const TEAM = "team00000001" as TeamId;
const REPORT = "report000001" as ReportId;

function job(id: string, more: Partial<ImportJob> = {}): ImportJob {
  return {
    id: id as JobId,
    team: TEAM,
    kind: "report",
    report: REPORT,
    title: null,
    fileName: `${id}.pdf`,
    state: "queued",
    stage: null,
    share: null,
    page: null,
    edition: null,
    refusal: null,
    createdAt: "2026-01-01T00:00:00.000Z",
    finishedAt: null,
    ...more,
  };
}
function upload(key: string, state: Upload["state"]): Upload {
  return { key, source: sourceOf(TEAM, new File(["a"], `${key}.pdf`)), state };
}
const sent = (id: string, state: ImportJob["state"] = "queued"): Upload["state"] => ({
  kind: "sent",
  sent: { id: REPORT, job: { id: id as JobId, state } },
});
const refusals = speak("api.problems");
const items = (uploads: Upload[], jobs: ImportJob[], ...ending: string[]) =>
  toTrayItems(uploads, jobs, {
    ending: new Set(ending as JobId[]),
    words: speak("reports"),
    refusals,
    failures: createFailures(speak("api")),
  });

describe("the list of what is being added", () => {
  it("shows an upload and its job as one, under the upload's key", () => {
    const all = items(
      [upload("mine", sent("b")), upload("next", { kind: "sending", share: 0.25 })],
      [job("a"), job("b", { state: "running", stage: "reading", page: { at: 12, of: 80 } })],
    );
    expect(all.map(({ key, name }) => [key, name])).toEqual([
      ["a", "a.pdf"],
      ["mine", "mine.pdf"],
      ["next", "next.pdf"],
    ]);
    expect(all[1]?.phase).toMatchObject({ stage: "Reading page 12 of 80" });
    expect(all[2]?.phase).toEqual({ kind: "active", stage: "Sending", share: 0.25 });
  });

  it("keeps what was sent until the server lists it, and shows what was done at once", () => {
    expect(items([upload("mine", sent("b"))], [])[0]?.phase.kind).toBe("active");
    expect(items([upload("mine", sent("b", "done"))], [])[0]?.phase).toEqual({
      kind: "done",
      report: REPORT,
    });
  });

  it("says that a job is being cancelled, whatever the server lists meanwhile", () => {
    const all = items(
      [upload("mine", sent("b"))],
      [job("a"), job("b", { state: "cancelled" })],
      "b",
    );
    expect(all.map(({ phase }) => phase.kind)).toEqual(["active", "ending"]);
    expect(all.map(({ phase }) => isUnderWay(phase))).toEqual([true, true]);
  });

  it("lets be tried again what this window still has, and is not the file's fault", () => {
    const refused = (id: string, kind: string) =>
      job(id, { state: "refused", refusal: { kind, detail: "No." } });
    const all = items(
      [upload("one", sent("b")), upload("two", sent("c"))],
      [refused("a", "timeout"), refused("b", "timeout"), refused("c", "encrypted")],
    );
    expect(all.map(({ phase }) => phase)).toEqual([
      { kind: "failed", why: refusals("timeout"), canRetry: false },
      { kind: "failed", why: refusals("timeout"), canRetry: true },
      { kind: "failed", why: refusals("encrypted"), canRetry: false },
    ]);
  });

  it("leaves later editions to their reports", () => {
    expect(items([], [job("a", { kind: "edition" })])).toEqual([]);
  });
});
