import type { Command } from "../kernel/room-kernel";
import { openReview } from "./open-review";

export const REVIEW_COMMANDS = [
  { name: "review", key: "v", layer: "room", run: (room) => openReview(room) },
] as const satisfies readonly Command[];
