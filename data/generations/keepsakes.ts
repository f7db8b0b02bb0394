import { groupLeft } from "@/domain/facts/left-things";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { parseRoomName } from "@/domain/rooms/room-name";
import { archiveUpto } from "../archive/archive";
import type { Keepsakes } from "./begin-generation";
import { eraseLeaving } from "./erasing";
import { rememberLeft } from "./left-things";

/** What a generation ends with goes into the archive, and what has left a report's room stays known. */
export const KEEPSAKES: Keepsakes = {
  seal: (transaction, { room, lastSeq }) => archiveUpto(transaction, room, lastSeq),
  async remember(transaction, room, left) {
    const named = parseRoomName(room);
    if (named?.kind !== "report") return;
    await rememberLeft(transaction, room, groupLeft(REPORT_FACTS, left));
    await eraseLeaving(transaction, named);
  },
};
