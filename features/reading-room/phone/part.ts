import type { RoomPart } from "../kernel/room-kernel";
import { PhoneBar } from "./phone-bar";
import { RoomSheets } from "./room-sheets";

/** What a small screen has instead of the columns at the sides. */
export const PHONE_PART: RoomPart = {
  panels: [
    { place: "bottom", piece: "phone", View: PhoneBar },
    { place: "bottom", piece: "phone", View: RoomSheets },
  ],
};
