import type { RoomPart } from "../kernel/room-kernel";
import { RefusalDialog } from "./refusal-dialog";
import { TroubleNotice } from "./trouble-notice";

/** Whether one's work is safe. */
export const STATUS_PART: RoomPart = {
  panels: [
    { place: "notice", piece: "banners", View: TroubleNotice },
    { place: "bottom", piece: "refusal", View: RefusalDialog },
  ],
};
