import type { RoomPart } from "../kernel/room-kernel";
import { TEXT_COMMANDS } from "./commands";

/** Selecting in the text. The page itself shows the text. */
export const TEXT_PART: RoomPart = { commands: TEXT_COMMANDS };
