/** One document in the life of a room. */
export type Generation = {
  /** From 1. */
  number: number;
  /**
   * The client id under which the server has written what stood when it began. Whoever has anything of this generation
   * names it in their state vector. `null` in a room's first.
   */
  marker: number | null;
  /** The journal's sequence number that its beginning has taken: its updates come after. 0 in a room's first. */
  beginsAt: number;
};

/** What stood under that key when it left its document, because what it is about was deleted long ago. */
export type LeftFact = { kind: string; key: string; fact: unknown };
