import { FIND_COMMANDS } from "./find/commands";
import { HELP_COMMANDS } from "./help/commands";
import { HISTORY_COMMANDS } from "./history/commands";
import { LIVE_COMMANDS } from "./live/commands";
import { NOTE_COMMANDS } from "./notes/commands";
import { REVIEW_COMMANDS } from "./review/commands";
import { STATEMENT_COMMANDS } from "./statements/commands";
import { TEXT_COMMANDS } from "./text/commands";
import type { Command } from "./kernel/room-kernel";

/** The commands of all parts, for who speaks of their keys and needs nothing else of the room. */
export const COMMANDS: readonly Command[] = [
  ...NOTE_COMMANDS,
  ...STATEMENT_COMMANDS,
  ...TEXT_COMMANDS,
  ...FIND_COMMANDS,
  ...LIVE_COMMANDS,
  ...HISTORY_COMMANDS,
  ...REVIEW_COMMANDS,
  ...HELP_COMMANDS,
];
