import type { Command } from "../kernel/room-kernel";
import { helpOf } from "./models";

export const HELP_COMMANDS = [
  {
    name: "help",
    key: "?",
    layer: "room",
    run: (room) => {
      helpOf(room).set(true);
      return true;
    },
  },
] as const satisfies readonly Command[];
