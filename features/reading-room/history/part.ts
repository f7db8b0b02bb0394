import type { RoomPart } from "../kernel/room-kernel";
import { HISTORY_COMMANDS } from "./commands";

/** Undoing one's own gestures, whatever they were about. */
export const HISTORY_PART: RoomPart = { commands: HISTORY_COMMANDS };
