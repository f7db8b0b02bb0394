import { REPORT_ROOM } from "./report-room";
import type { RoomKinds } from "./room-kind";

/** Every kind of room that people can enter. */
export const ROOM_KINDS: RoomKinds = { report: REPORT_ROOM };
