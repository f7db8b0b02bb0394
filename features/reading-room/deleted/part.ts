import type { RoomPart } from "../kernel/room-kernel";
import { DeletedNotes } from "./deleted-notes";
import { DELETED } from "./models";

/** What was deleted, and bringing it back. */
export const DELETED_PART: RoomPart = {
  models: [DELETED],
  panels: [{ place: "bottom", piece: "deleted", View: DeletedNotes }],
};
