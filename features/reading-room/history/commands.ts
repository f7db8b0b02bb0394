import type { Command } from "../kernel/room-kernel";
import { stepHistory } from "./step-history";

export const HISTORY_COMMANDS = [
  {
    name: "undo",
    key: "u",
    layer: "room",
    chords: [{ key: "z" }],
    run: (room) => {
      stepHistory(room, "undo");
      return true;
    },
  },
  {
    name: "redo",
    key: "U",
    layer: "room",
    chords: [{ key: "z", shift: true }, { key: "y" }],
    run: (room) => {
      stepHistory(room, "redo");
      return true;
    },
  },
] as const satisfies readonly Command[];
