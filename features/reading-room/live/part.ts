import { followValue } from "../kernel/follow-value";
import type { RoomPart } from "../kernel/room-kernel";
import { Announcer } from "./announcer";
import { toColleagues } from "./colleagues";
import { LIVE_COMMANDS } from "./commands";
import { FollowBanner } from "./follow-banner";
import { COLLEAGUES, colleaguesOf, FOLLOWING } from "./models";
import { Presence } from "./presence";

/** Who else is here, and what they do. */
export const LIVE_PART: RoomPart = {
  models: [COLLEAGUES, FOLLOWING],
  connect: (room) =>
    followValue(room.shared.others, (others) => {
      colleaguesOf(room).set(toColleagues(others, room.data.me.id, room.data.length));
    }),
  commands: LIVE_COMMANDS,
  panels: [
    { place: "unseen", piece: "live", View: Presence },
    { place: "top", piece: "live", View: FollowBanner },
    { place: "bottom", piece: "live", View: Announcer },
  ],
};
