import { ReportDocument } from "@/collab/facts/document-model";
import { scanUpdate } from "@/collab/wire/scan-update";
import {
  findReportRoomAccess,
  findReportTeam,
  loadEditionTexts,
  loadLabelIds,
} from "@/data/room-access";
import { REPORT_FACTS, REPORT_WIRE_FORM } from "@/domain/facts/report/report-facts";
import type { RoomNameOf } from "@/domain/rooms/room-name";
import { LeftNotes } from "./left-notes";
import { OpenReport } from "./open-report";
import { retellFacts } from "./retelling";
import type { RoomKind } from "./room-kind";

/** Where a report is read and marked, by all who may read it. */
export const REPORT_ROOM: RoomKind<RoomNameOf<"report">, ReportDocument> = {
  isPrivate: false,
  admit: (db, { report }, user) => findReportRoomAccess(db, { report, user }),
  findTeam: (db, room) => findReportTeam(db, room),
  scan: (bytes) => scanUpdate(bytes, REPORT_WIRE_FORM),
  // An honest one of a hundred thousand annotations has a third of it.
  mostBytes: 64 * 1024 * 1024,
  createDocument: () => new ReportDocument(),
  retelling: retellFacts(REPORT_FACTS),
  async open(db, room, document) {
    const texts = await loadEditionTexts(db, room);
    const labels = await loadLabelIds(db, room);
    const left = await LeftNotes.load(db, room);
    return new OpenReport(room, document, { texts, labels, left });
  },
};
