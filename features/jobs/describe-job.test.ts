import { expect, it } from "vitest";
import type { Job } from "@/contract/jobs";
import type { JobId, ReportId, TeamId } from "@/domain/ids";
import { CATALOGUES } from "@/words/catalogues";
import { createSpeaker } from "@/words/speaker";
import { describeJob, describeProgress, describeRefusal } from "./describe-job";

const speak = createSpeaker("en-GB", CATALOGUES.en);
const words = speak("jobs");
const problems = speak("api.problems");

const JOB: Job = {
  id: "0123456789ab" as JobId,
  kind: "import",
  state: "running",
  team: { id: "t" as TeamId, name: "Observers" },
  report: { id: "r" as ReportId, title: null },
  edition: null,
  fileName: "oslo.pdf",
  progress: null,
  refusal: null,
  attempts: 1,
  createdAt: "2026-01-01T00:00:00Z",
  finishedAt: null,
};

it("a job is told by what it does and about what, as far as that is known", () => {
  expect(describeJob(JOB, words)).toBe("Reading a file: oslo.pdf");
  const named = { ...JOB, report: { id: "r" as ReportId, title: "Oslo" } };
  expect(describeJob(named, words)).toBe("Reading a file: Oslo");
  expect(describeJob({ ...JOB, kind: "propose", fileName: "" }, words)).toBe(
    "Recognising statements again",
  );
});

it("how far a job is, is told by its step, or by the page that is read", () => {
  const page = { at: 2, of: 8 };
  expect(describeProgress(null, words)).toBe("Waiting");
  expect(describeProgress({ stage: "storing", share: null, page: null }, words)).toBe("Storing");
  expect(describeProgress({ stage: "reading", share: 0.2, page }, words)).toBe(
    "Reading page 2 of 8",
  );
});

it("why a job was not done is told in words of its kind, also for a reason that nobody here knows", () => {
  const why = (refusal: string, kind: Job["kind"] = "import") =>
    describeRefusal({ kind, refusal }, words, problems);
  expect(why("encrypted")).toBe(problems("encrypted"));
  expect(why("malformed")).toBe(problems("malformed"));
  expect(why("malformed", "annotations")).toBe(words("reasons.malformed-annotations"));
  expect(why("failed")).toBe(words("reasons.failed"));
  expect(why("of-tomorrow")).toBe(words("reasons.other"));
});
