/** What a node hears from the others. */
export type BusEars = {
  /** A room's journal has grown, up to `seq`. */
  onWritten: (room: string, seq: number) => void;
  /** Who is in a room by way of another node: an awareness update, stamped there. */
  onPresence: (room: string, statements: Uint8Array) => void;
  /** Another node has opened the room and asks who is there. */
  onNewcomer: (room: string) => void;
  /** Something may have been missed. */
  onGap: () => void;
};

/**
 * Carries hints between nodes, fast and without promise: the journal alone says what was written. A node that misses
 * a hint finds out by looking at the journal.
 */
export type Bus = {
  /** Journals are looked at this often, milliseconds; more often if there are no hints. */
  readonly pollMs: number;
  /** From now on this node wants to hear of the room. */
  join(room: string): void;
  leave(room: string): void;
  sayWritten(room: string, seq: number): void;
  sayPresence(room: string, statements: Uint8Array): void;
  close(): Promise<void>;
};

/** One node, or several that find each other's updates in the journal. */
export const NO_BUS: Bus = {
  pollMs: 1_000,
  join: () => undefined,
  leave: () => undefined,
  sayWritten: () => undefined,
  sayPresence: () => undefined,
  close: () => Promise.resolve(),
};
