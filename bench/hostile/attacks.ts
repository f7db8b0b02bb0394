import { ATTACKED_PRIVATE_ROOM, ATTACKED_REPORT, type AttackedRoom } from "./attacked-room";
import { BRACKETS, DRIPS, HELD_BODIES, MARKDOWN } from "./attacks/bombs";
import { askAndLeave, askUnread } from "./attacks/random-vectors";
import { HEAVY_READS, LISTS, UNREAD_ANSWERS } from "./attacks/readers";
import { comeAndGo, fill, forge, sayMuch, sayOften, sendClientIds } from "./attacks/rooms";
import { BODIES_FOR_NOBODY, DOORSTEP, GUESSES } from "./attacks/strangers";
import type { Attack } from "./target";

/** What can be done to a room, of whatever kind. */
const IN_ROOMS: readonly ((room: AttackedRoom) => Attack)[] = [
  askAndLeave,
  askUnread,
  sendClientIds,
  fill,
  forge,
  sayMuch,
  sayOften,
  comeAndGo,
];

const SINGLE: readonly Attack[] = [
  DOORSTEP,
  BODIES_FOR_NOBODY,
  GUESSES,
  MARKDOWN,
  BRACKETS,
  HELD_BODIES,
  DRIPS,
  HEAVY_READS,
  UNREAD_ANSWERS,
  LISTS,
  ...[ATTACKED_REPORT, ATTACKED_PRIVATE_ROOM].flatMap((room) =>
    IN_ROOMS.map((attack) => attack(room)),
  ),
];

/** Everything at once. */
const MIXED: Attack = {
  name: "all at once",
  words: "all of these at the same time",
  alsoPeers: false,
  kind: null,
  fire: async (target, isOver) => {
    await Promise.all(SINGLE.map((attack) => attack.fire(target, isOver)));
  },
};

export const ATTACKS: readonly Attack[] = [...SINGLE, MIXED];
