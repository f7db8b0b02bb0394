import type { Acting } from "@/collab/facts/commands";
import type { ReportDocument } from "@/collab/facts/document-model";
import type { Person } from "@/contract/common";
import type { Role } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import type { Result } from "@/domain/result";
import type { RoomName } from "@/domain/rooms/room-name";

/** What stands in the rooms that the server itself reads and writes, by their kind. */
type RoomDocuments = { report: ReportDocument };

/** A kind of room that the server itself writes. */
export type WrittenKind = keyof RoomDocuments;

/** What the server writes into such a room for somebody. */
export type WriteInto<Kind extends WrittenKind, Value> = (
  document: RoomDocuments[Kind],
  acting: Acting,
) => Value;

/** Who writes, and what they may. */
export type Writer = { user: UserId; role: Role };

/** What the rest of the server needs of the rooms that people share live. */
export type LiveRooms = {
  /** Who is in the room just now. */
  present(room: RoomName & { kind: WrittenKind }): Person[];
  /** Gives a room a fresh document with what stands, whatever its history weighs. Resolves when it is in its place. */
  renew(room: RoomName & { kind: WrittenKind }): Promise<void>;
  /**
   * Writes into a room's document as one person would from a browser, judged by the same gate. Resolves when the
   * change is durable and everybody has been sent it, or with the reason why nothing of it was kept.
   * @param write may be called more than once: whatever comes of an earlier call is thrown away.
   * @param about the ids of things that may have left the document: they are back in it when `write` is called.
   */
  change<Kind extends WrittenKind, Value>(
    room: RoomName & { kind: Kind },
    by: Writer,
    write: WriteInto<Kind, Value>,
    about?: readonly string[],
  ): Promise<Result<Value>>;
};
