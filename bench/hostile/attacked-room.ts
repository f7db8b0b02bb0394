import * as Y from "yjs";
import { newId } from "@/collab/facts/new-id";
import type { RoomName } from "@/domain/rooms/room-name";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { privateRoomOf } from "@/test/campaigns/private-pen";
import { PRIVATE_FACTS } from "@/test/campaigns/private-room";
import type { Place } from "../sync/job";
import type { Attack, Person, Target } from "./target";

/** Somebody, and the room that they attack. */
export type Attacker = { person: Person | undefined; place: Place };

/** A room of one kind, as those see it who attack there. */
export type AttackedRoom = {
  kind: RoomName["kind"];
  /** Who writes there, who reads, and where that is, in words. */
  words: { writer: string; writers: string; reader: string; place: string };
  /** Two who may write. */
  writers(target: Target): readonly Attacker[];
  reader(target: Target): Attacker;
  /** A document with one thing that `user` writes, with so many letters, in a window that nobody has seen before. */
  write(user: string, letters: number): Y.Doc;
};

export const ATTACKED_REPORT: AttackedRoom = {
  kind: "report",
  words: {
    writer: "a commenter",
    writers: "two commenters",
    reader: "a viewer",
    place: "a crowded room",
  },
  writers: ({ crowded, commenters }) =>
    commenters.slice(0, 2).map((person) => ({ person, place: crowded })),
  reader: ({ crowded, viewers }) => ({ person: viewers[0], place: crowded }),
  write(user, letters) {
    const ydoc = new Y.Doc();
    const annotation = newId();
    ydoc.transact(() => {
      ydoc.getMap(REPORT_FACTS.annotations.root).set(annotation, [user, Date.now(), 1, 10, 20]);
      const comment = [annotation, user, Date.now(), "€".repeat(letters)];
      ydoc.getMap(REPORT_FACTS.comments.root).set(newId(), comment);
    });
    return ydoc;
  },
};

/** Longer, a code is none. UTF-16 code units. */
const LONGEST_CODE = 1_000;

/** Each in their own, where nobody else is: what they do there must cost nobody else anything. */
export const ATTACKED_PRIVATE_ROOM: AttackedRoom = {
  kind: "coding",
  words: {
    writer: "a commenter",
    writers: "two commenters",
    reader: "a viewer",
    place: "their own private room",
  },
  writers: ({ url, commenters }) =>
    commenters.slice(0, 2).map((person) => ({ person, place: privatePlaceOf(url, person) })),
  reader: ({ url, viewers: [person] }) => ({ person, place: privatePlaceOf(url, person) }),
  write(user, letters) {
    const ydoc = new Y.Doc();
    const words = "€".repeat(Math.min(letters, LONGEST_CODE));
    ydoc.getMap(PRIVATE_FACTS.codes.root).set(newId(), [user, Date.now(), words]);
    return ydoc;
  },
};

/** Somebody's private room on a server of ours. */
export function privatePlaceOf(url: string, person: Person | undefined): Place {
  const room = privateRoomOf(person?.id ?? "");
  return {
    url: `${url.replace(/^http/, "ws")}/sync/${room}?caucus=1`,
    room,
    dialect: "y-websocket",
  };
}

/** An attack on rooms of one kind, which is named by it unless it is a report's. */
export function attackIn({ kind, words }: AttackedRoom, attack: Omit<Attack, "kind">): Attack {
  if (kind === "report") return { ...attack, kind };
  return {
    ...attack,
    kind,
    name: `${attack.name} (${kind})`,
    words: `${attack.words} (${words.place})`,
    alsoPeers: false,
  };
}
