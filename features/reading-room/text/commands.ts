import type { Command } from "../kernel/room-kernel";

export const TEXT_COMMANDS = [
  {
    name: "sentence",
    key: "s",
    layer: "text",
    run: ({ column }) => column?.act("select-sentence") ?? false,
  },
  { name: "adjust", key: "m", layer: "text", run: ({ column }) => column?.act("adjust") ?? false },
] as const satisfies readonly Command[];
