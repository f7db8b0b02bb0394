/**
 * Messages on `/sync/<room>`: those of y-websocket, one per frame, and ours from 100 on. Ours are only sent to
 * clients that ask for them with `?caucus=1`; stock clients never see one.
 */
export const Message = {
  Sync: 0,
  Awareness: 1,
  Auth: 2,
  QueryAwareness: 3,
  /** server → client `[100][varuint n]`: the first n update-carrying frames of this connection are durable. */
  Saved: 100,
  /** server → client `[101][varuint index][varstring reason]`: that frame was refused; nothing of it was kept. */
  Refused: 101,
  /** server → client `[102][varuint ms since 1970][varstring role]`, first of all: the server's clock, and what this person is. */
  Hello: 102,
  /** server → client `[103][varuint 0 or 1]`: 1 if the server's disk is full; edits wait in their windows until 0. */
  DiskFull: 103,
  /** server → client `[104][varstring build]`: which build of the program the server is. */
  Build: 104,
  /**
   * server → client `[105][state vector]`: what the client has is of an earlier document of the room. Of its person's
   * client ids, the server has taken in as much as that says. Closed with 4410 after it.
   */
  Outdated: 105,
} as const;

/** Second number of a `Sync` message. `Step2` and `Update` carry updates: those are the frames `Saved` counts. */
export const SyncStep = { Step1: 0, Step2: 1, Update: 2 } as const;

/** 44xx: do not retry with the same credentials; below 4400: retry with backoff. */
export const CloseCode = {
  Restarting: 1012,
  TryLater: 1013,
  BadFrame: 4400,
  SignedOut: 4401,
  Forbidden: 4403,
  NoSuchRoom: 4404,
  /** The room has a fresh document: whoever begins with an empty one is welcome. */
  Outdated: 4410,
  TooLarge: 4413,
  Refused: 4422,
  TooFast: 4429,
} as const;

/** An application message at least this often, because stock clients drop a socket that is silent for 30 s. */
export const KEEP_ALIVE_MS = 20_000;

/** Presence is sent to the others on this tick. */
export const PRESENCE_TICK_MS = 40;

/** Bytes of one person's presence state, as JSON. */
export const MAX_PRESENCE_BYTES = 4_096;

/** Bytes of one frame. */
export const MAX_FRAME_BYTES = 2 * 1024 * 1024;
