import { LeftIds } from "@/server/rooms/left-ids";
import { LeftNotes } from "@/server/rooms/left-notes";

/** Of a report whose document nothing has left. */
export const NOTHING_LEFT = new LeftNotes("report.reportreport", new LeftIds(""));
