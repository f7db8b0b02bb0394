import { z } from "zod";
import { parsePurpose, type ImportPurpose } from "@/data/jobs/import-purpose";
import { storeImport } from "@/data/jobs/store-import";
import type { ReportFormat } from "@/domain/edition/import-report";
import { ok } from "@/domain/result";
import { ALLOWANCE } from "../../imports/import-limits";
import { SHORT_TEXT, type TextReader } from "../../reading/text-reader";
import type { JobKind, RunningJob } from "../job-kind";
import { followEdition } from "./carry-over-job";

export type TextDetails = ImportPurpose & { format: ReportFormat };

const formatSchema = z.object({ format: z.enum(["txt", "md"]) });

/** Reads a text that was pasted, or sent, into a report or into a later edition of one. */
export function textJob({ texts }: { texts: TextReader }): JobKind {
  return {
    name: "text",
    allowance: ALLOWANCE,
    attempts: 3,
    retryS: 1,
    findPlace: findTextPlace,
    run: async (job, { signal, onProgress }) => {
      const { team, user, report } = job;
      if (!report) throw new Error("a text names its report");
      onProgress({ stage: "reading", share: null, page: null });
      const purpose = parsePurpose(job.details);
      const { format } = formatSchema.parse(job.details);
      const payer = { kind: "person", user } as const;
      const { bytes } = job.file;
      const read = await texts.readText({ bytes, format }, { payer, signal });
      if (!read.ok) {
        if (read.refusal === "busy") throw new Error("Others are reading texts.");
        return read;
      }
      const written = read.value;
      const title = (purpose.kind === "report" ? purpose.title : null) ?? written.title ?? "";
      return ok(async (transaction) => {
        const about = { team, user, report };
        const stored = await storeImport(transaction, about, { purpose, title, format, written });
        return stored.ok ? ok(followEdition(job, stored.value)) : stored;
      });
    },
  };
}

/** Texts that wait for their turn in this process, each of them short, while a long one is read. */
const AT_ONCE = 3;

/** One long text at a time; short ones never wait for it. */
export function findTextPlace(running: readonly RunningJob[]): number {
  if (running.length >= AT_ONCE) return 0;
  return running.some(({ size }) => size > SHORT_TEXT) ? SHORT_TEXT : Number.MAX_SAFE_INTEGER;
}
