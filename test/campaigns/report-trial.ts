import { ReportDocument } from "@/collab/facts/document-model";
import { FactDocument } from "@/collab/facts/fact-document";
import { parseFact, signerOf } from "@/domain/facts/fact-kind";
import { REPORT_FACTS, type ReportFactName } from "@/domain/facts/report/report-facts";
import type { ReportId } from "@/domain/ids";
import { OpenReport } from "@/server/rooms/open-report";
import { REPORT_ROOM } from "@/server/rooms/report-room";
import type { RoomTrial } from "./fuzzed-room";
import { NOTHING_LEFT } from "./nothing-left";
import { EDITION_TEXT, HonestCrowd, LABELS } from "../sync/honest-crowd";

const SCOPE = { kind: "report", report: "reportreport" as ReportId } as const;

/** A report's room, with one edition and two labels. */
export const REPORT_TRIAL: RoomTrial = {
  kinds: REPORT_FACTS,
  shared: new Set<ReportFactName>(["labels", "states", "statements", "revisions"]),
  scan: (bytes) => REPORT_ROOM.scan(bytes),
  open: (ydoc) =>
    new OpenReport(SCOPE, new ReportDocument(ydoc), {
      texts: new Map([[1, EDITION_TEXT]]),
      labels: LABELS,
      left: NOTHING_LEFT,
    }),
  gather: (...crowd) => new HonestCrowd(...crowd),
  signersIn(ydoc) {
    const { lookup } = new FactDocument(REPORT_FACTS, ydoc);
    return (kind, key, raw) => {
      const fact = parseFact(REPORT_FACTS, kind as ReportFactName, raw);
      return fact ? signerOf(REPORT_FACTS, kind, key, fact, lookup) : undefined;
    };
  },
};
