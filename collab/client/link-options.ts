import type { DeviceStore, KeptEdit } from "../device/device-store";
import type { Refusal } from "../facts/saving-status";
import type { Places } from "../presence";
import type { CloseCode } from "../wire/protocol";
import type { LinkedDocument } from "./intake";
import type { SocketSettings } from "./room-socket";

/** What the link asks of the document's kind, and tells it. */
export type LinkEars<Edit> = {
  /** What a server lacks of the document, which has `stateVector` of it, in one update. */
  encodeMissing(stateVector: Uint8Array, pending: readonly KeptEdit<Edit>[]): Uint8Array;
  /** Each end has what the other had. */
  onSynced(): void;
  /** The server has saved something, or nothing waits any more. */
  onSaved(): void;
  /** Something was refused: what `frame` carried, or `null` if nobody knows. The connection is about to end. */
  onRefused(frame: number | null, reason: string): void;
  /**
   * The room has a fresh document. Of this person's client ids in the ones before, the server has taken in as many
   * structs as `taken` says. The connection is about to end.
   */
  onOutdated(taken: ReadonlyMap<number, number>): void;
};

export type LinkOptions<Edit, Place extends object> = SocketSettings & {
  /** The room's name, as the server knows it. */
  name: string;
  document: LinkedDocument;
  places: Places<Place>;
  device: DeviceStore<Edit> | null;
  /** Milliseconds since 1970, by this device. */
  now: () => number;
  newId: () => string;
  ears: LinkEars<Edit>;
};

/** Why a link begins again. */
export type Beginning<Edit> = {
  /** Whether nothing is to become of a gesture any more. */
  isDone: (edit: KeptEdit<Edit>) => boolean;
  /** What the person is told. */
  refusal: Refusal | null;
  /** How the connection is taken to have ended. */
  code: typeof CloseCode.Refused | typeof CloseCode.Outdated;
};
