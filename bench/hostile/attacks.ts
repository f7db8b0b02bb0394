import { BRACKETS, DRIPS, HELD_BODIES, MARKDOWN } from "./attacks/bombs";
import { ASK_AND_LEAVE, ASK_UNREAD } from "./attacks/random-vectors";
import { HEAVY_READS, LISTS, UNREAD_ANSWERS } from "./attacks/readers";
import {
  CLIENT_IDS,
  FILLING,
  FORGERIES,
  LARGE_PRESENCE,
  RESTLESS_PRESENCE,
  REVOLVING_DOOR,
} from "./attacks/rooms";
import { BODIES_FOR_NOBODY, DOORSTEP, GUESSES } from "./attacks/strangers";
import type { Attack } from "./target";

const SINGLE: readonly Attack[] = [
  ASK_AND_LEAVE,
  ASK_UNREAD,
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
  CLIENT_IDS,
  FILLING,
  FORGERIES,
  LARGE_PRESENCE,
  RESTLESS_PRESENCE,
  REVOLVING_DOOR,
];

/** Everything at once. */
const MIXED: Attack = {
  name: "all at once",
  words: "all of these at the same time",
  alsoPeers: false,
  fire: async (target, isOver) => {
    await Promise.all(SINGLE.map((attack) => attack.fire(target, isOver)));
  },
};

export const ATTACKS: readonly Attack[] = [...SINGLE, MIXED];
