import type { Acting } from "@/collab/facts/commands";
import type { FactDocument } from "@/collab/facts/fact-document";
import type { FactPlace, ScannedUpdate, ScanResult } from "@/collab/wire/scan-update";
import type { Database } from "@/data/database";
import type { RoomAccess } from "@/data/room-access";
import type { Queryable } from "@/data/transaction";
import type { RoomCommit } from "@/data/write-commits";
import type { FactForms } from "@/domain/facts/fact-kind";
import type { FactChange } from "@/domain/facts/judge";
import type { Verdict } from "@/domain/facts/verdict";
import type { Writing } from "@/domain/facts/writing";
import type { TeamId, UserId } from "@/domain/ids";
import { writeRoomName, type RoomName, type RoomNameOf } from "@/domain/rooms/room-name";

/** A room's document, as far as the sync server looks into it, whatever facts it holds. */
export type SharedDocument = {
  readonly ydoc: FactDocument<FactForms>["ydoc"];
  readonly kinds: FactForms;
  /** What stands under that key, whatever it is; `undefined` if nothing does. */
  raw(kind: string, key: string): unknown;
  /** The kind of the facts that stand in that root; `undefined` if it is none of ours. */
  kindOf(root: unknown): string | undefined;
  /** What `write` would change; nothing of it is kept. */
  rehearse(write: (document: SharedDocument) => void): readonly FactChange[];
};

/**
 * How what stands in a document of facts is said again in a fresh one. It is data, because a thread of its own does it,
 * which has none of our code.
 */
export type Retelling = {
  /** The names of the roots, and the kinds of the facts in them. */
  roots: readonly { root: string; kind: string }[];
  /** Where it is said that something is deleted, and the place of the time in that; `null` if nothing ever is. */
  deletions: { root: string; timeAt: number } | null;
  /** Facts that hang on what their tuple names at that place, and keep it in the document as long as they stand. */
  hangings: readonly { root: string; at: number }[];
  /** The ids of what is not said again, whatever is said about it. */
  erased: readonly string[];
};

/** A change that the server makes for somebody. */
export type RoomWrite<Value> = (document: SharedDocument, acting: Acting) => Value;

/**
 * What one kind of room is to the sync server, which knows nothing else of it. A kind is one file here and one line in
 * `kinds.ts`.
 */
export type RoomKind<
  Name extends RoomName = RoomName,
  Document extends SharedDocument = SharedDocument,
> = {
  /**
   * Whether nobody outside of the room is to hear of it: then logs name its kind alone, and nothing that is told to
   * queries is kept.
   */
  isPrivate: boolean;
  /** Who somebody is in that room, with the role that they have there; `null` is answered like a room that does not exist. */
  admit(db: Database, room: Name, user: UserId): Promise<RoomAccess | null>;
  /** With which team a new room's journal goes; `null` if the room cannot be. */
  findTeam(db: Queryable, room: Name): Promise<TeamId | null>;
  /** Reads an update from its first byte to its last, and refuses what could not be of such a document. */
  scan(bytes: Uint8Array): ScanResult;
  /** Bytes from which on the document takes nothing but what takes back. */
  mostBytes: number;
  /** Nothing stands in it yet: what the journal holds is applied to it. */
  createDocument(): Document;
  /**
   * How what stands is said again in a fresh document when history outweighs it. `null` if it cannot be: then a room
   * keeps its document until nobody has anything of it that is unsaved, which no kind asks for yet (SPEC GN10).
   */
  retelling: Retelling | null;
  /** @param document all that the journal holds. */
  open(db: Queryable, room: Name, document: Document): Promise<OpenRoom>;
};

/** The kinds of rooms that this program has; rooms of other kinds do not exist. */
export type RoomKinds = { readonly [Kind in RoomName["kind"]]?: RoomKind<RoomNameOf<Kind>> };

/** A room whose document is decoded for writing. */
export type OpenRoom = {
  readonly document: SharedDocument;
  /**
   * The judge of one update.
   * @param known where facts are looked up, the first place first.
   * @param isByServer the server writes it for somebody, and has looked up what it names.
   */
  judge(writing: Writing, known: readonly RawFacts[], isByServer: boolean): Judge;
  /** Whether a change takes something back, rather than adding to what is there. */
  takesBack(change: FactChange): boolean;
  /**
   * Reads what has come to be since, and what has left the document, if it is needed. Returns what must come back before
   * this can be judged; `null` if nothing must.
   */
  refresh(db: Queryable, proposed: Proposed): Promise<Return | null>;
  /** `null` if queries see nothing of it. */
  readonly queries: RoomQueries | null;
};

/** What somebody wants to write: an update of theirs, or a change by the server about things of these ids. */
export type Proposed =
  { kind: "update"; scanned: ScannedUpdate } | { kind: "write"; about: readonly string[] };

/** Things that have left a document and come back into it as they were. */
export type Return = { ids: readonly string[]; write: () => void };

/** What stands under a key, whatever it is. */
export type RawFacts = (kind: string, key: string) => unknown;

export type Judge = {
  change(change: FactChange): Verdict;
  /** What was written there is gone, its trace is not. */
  trace(place: FactPlace): Verdict;
};

/** An update that was accepted. `at`: milliseconds since 1970; `nth`: its place among those of one turn, from 0. */
export type NotedUpdate = { by: UserId; at: number; nth: number };

/** What queries are to see of a room. */
export type RoomQueries = {
  /** These changes came with an update that is about to be made durable. */
  note(changes: Iterable<FactChange>, update: NotedUpdate): void;
  /**
   * Of what has changed since this was last asked. Each `null` is a moment for others; nothing may be written meanwhile.
   * @param lastSeq the journal's last number before the updates of this turn.
   */
  take(lastSeq: number): Generator<null, RoomCommit["entries"]>;
  /** What has changed until now was told by another node. */
  passOver(): void;
};

/** What logs call a room. */
export function logNameOf({ isPrivate }: RoomKind, room: RoomName): string {
  return isPrivate ? room.kind : writeRoomName(room);
}
