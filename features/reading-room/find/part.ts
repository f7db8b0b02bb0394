import type { RoomPart } from "../kernel/room-kernel";
import { FIND_COMMANDS } from "./commands";
import { FindBar } from "./find-bar";
import { FINDING, SEARCH } from "./models";

/** Finding words in the text. */
export const FIND_PART: RoomPart = {
  models: [SEARCH, FINDING],
  commands: FIND_COMMANDS,
  panels: [{ place: "top", piece: "find", View: FindBar }],
};
