import type { RoomPart } from "../kernel/room-kernel";
import { HELP_COMMANDS } from "./commands";
import { HelpDialog } from "./help-dialog";
import { HELP } from "./models";

/** Every key of the room. */
export const HELP_PART: RoomPart = {
  models: [HELP],
  commands: HELP_COMMANDS,
  panels: [{ place: "bottom", piece: "help", View: HelpDialog }],
};
