import type { Role } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import type { RoomName } from "@/domain/rooms/room-name";
import type { Acting, Command, FactEdit } from "./facts/commands";
import type { DeviceStore } from "./device/device-store";
import type { ReportDocument } from "./facts/document-model";
import type { LiveValue } from "./facts/live-value";
import type { ReportPlace, ReportPresence } from "./report-place";
import type { SavingStatus } from "./facts/saving-status";
import type { UndoOutcome, UndoState } from "./facts/undo/undo";

export type RoomOptions = {
  /** Where `/sync` is, without a slash at its end: `wss://caucus.example/sync`. */
  url: string;
  room: RoomName;
  user: UserId;
  /** Milliseconds since 1970, by this device. */
  now?: () => number;
  newId?: () => string;
  /** What this device keeps; `null` to keep nothing. */
  device?: DeviceStore<FactEdit> | null;
  openSocket?: (url: string) => WebSocket;
  random?: () => number;
};

/** One report, live: the shared document, what became of one's edits, and who else is here. No React in it. */
export type Room = {
  /** Read it, and listen to its `onChange`. A refusal, or a fresh document of the room, replaces it: see `onDocument`. */
  readonly document: ReportDocument;
  /** Called when `document` has become another object. Returns the unsubscribe function. */
  onDocument(listener: () => void): () => void;
  /**
   * The way to edit: runs one command of `collab/facts/commands.ts`, sends it, keeps it on this device, and remembers it
   * for undo. Example: `room.act((document, acting) => addComment(document, acting, annotation, body))`.
   */
  act<Done extends Command | { command: Command }>(
    command: (document: ReportDocument, acting: Acting) => Done,
  ): Done;
  /** Takes back this person's last gesture; `null` if there is none. */
  undo(): UndoOutcome | null;
  redo(): UndoOutcome | null;
  readonly undoState: LiveValue<UndoState>;
  readonly status: LiveValue<SavingStatus>;
  /** What the server says this person is in the team; `null` until it has. */
  readonly role: LiveValue<Role | null>;
  /** Which build of the program the server says that it is; `null` until it has. */
  readonly build: LiveValue<string | null>;
  /** The others by client id, so a person with two windows is there twice. */
  readonly others: LiveValue<ReadonlyMap<number, ReportPresence>>;
  /** Where this person is; replaces what was said before. */
  setPlace(place: ReportPlace): void;
  /** The person has seen (and copied out) what was refused. */
  acknowledgeRefusal(): void;
  /** Tries again now: after signing in, or because the person asks for it. */
  reconnect(): void;
  /** Leaves the room; resolves when this device has stored what it keeps. */
  close(): Promise<void>;
};
