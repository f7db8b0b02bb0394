import { newId } from "@/collab/facts/new-id";
import type { RoundId, UserId } from "@/domain/ids";
import { writeRoomName } from "@/domain/rooms/room-name";
import type { Pen } from "../sync/pens";
import { PRIVATE_FACTS } from "./private-room";

/** A round for campaigns. */
const ROUND = "roundofkills" as RoundId;

/** All words that are written in private rooms begin with these, so that they can be looked for elsewhere. */
export const PRIVATE_WORDS = "Between us: ";

/** One code. */
export const PRIVATE_PEN: Pen = {
  root: PRIVATE_FACTS.codes.root,
  compose(user) {
    const id = newId();
    const code = [user, Date.now(), `${PRIVATE_WORDS}${id}`];
    return { id, facts: [[PRIVATE_FACTS.codes.root, id, code]] };
  },
};

/** The name of somebody's private room. */
export function privateRoomOf(user: string): string {
  return writeRoomName({ kind: "coding", round: ROUND, coder: user as UserId });
}
