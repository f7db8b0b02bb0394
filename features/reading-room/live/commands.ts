import type { Command } from "../kernel/room-kernel";
import { followNext } from "./follow";

export const LIVE_COMMANDS = [
  {
    name: "follow",
    key: "g",
    layer: "room",
    run: (room) => {
      followNext(room);
      return true;
    },
  },
] as const satisfies readonly Command[];
