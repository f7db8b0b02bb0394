import type { RoomName } from "@/domain/rooms/room-name";
import type { Place, Seat } from "../sync/job";

/** Attackers are another household than honest people, as bounds by address see it. */
export const ATTACKER_ADDRESS = "127.0.0.2";

/** Somebody with a session, or nobody. */
export type Person = { id: string; email: string; cookie: string };

/** What an attacker knows of the server: as much as a member could find out. */
export type Target = {
  /** An origin, without a slash at its end. */
  url: string;
  team: string;
  /** Where honest people meet meanwhile; nobody attacks here. */
  meeting: Place;
  /** Where some of them work by themselves meanwhile, in two windows each; nobody attacks here either. */
  desks: readonly { person: Person; place: Place }[];
  /** A report with many notes. */
  crowded: Place;
  /** The id of a report of some millions of characters; `null` where there are no reports. */
  long: string | null;
  /** Each may only read, or only comment, or write. */
  viewers: readonly Person[];
  commenters: readonly Person[];
  coders: readonly Person[];
};

/** Something that somebody does to stop the others. */
export type Attack = {
  name: string;
  /** Who does what, for the table. */
  words: string;
  /** Whether any server that speaks y-websocket's protocol can be attacked so. */
  alsoPeers: boolean;
  /** The kind of room that is attacked; `null` if it is no room. */
  kind: RoomName["kind"] | null;
  /** Does its worst until `isOver`. What the server answers, and that it closes sockets, stops nobody. */
  fire(target: Target, isOver: () => boolean): Promise<void>;
};

/** What a socket or a request of this person brings along. */
export function headersOf(person: Person | undefined, url: string): Record<string, string> {
  return person && person.cookie !== "" ? { cookie: person.cookie, origin: url } : {};
}

/** A seat of this person, with a client id of its own. */
export function seatOf(person: Person | undefined, url: string): Seat {
  const clientId = Math.floor(Math.random() * 2 ** 32);
  return { user: person?.id ?? "", clientId, headers: headersOf(person, url) };
}
