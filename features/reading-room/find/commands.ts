import type { Command } from "../kernel/room-kernel";
import { findingOf } from "./models";

export const FIND_COMMANDS = [
  {
    name: "find",
    key: "/",
    layer: "room",
    chords: [{ key: "f", inFields: true }],
    run: (room) => {
      findingOf(room).set(true);
      return true;
    },
  },
] as const satisfies readonly Command[];
