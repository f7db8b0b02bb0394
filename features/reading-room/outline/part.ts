import type { RoomPart } from "../kernel/room-kernel";
import { OUTLINE } from "./models";
import { OutlineColumn } from "./outline";

/** The report at a glance: its sections, and what the parts list under them. */
export const OUTLINE_PART: RoomPart = {
  models: [OUTLINE],
  panels: [{ place: "start", piece: "outline", View: OutlineColumn }],
};
