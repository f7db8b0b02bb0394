import type { KeptText } from "@/domain/facts/kept-text";

/** Why edits were refused: a `FactRefusal` of the domain, or one of the wire's own reasons. */
export type Refusal = {
  reason: string;
  /** How many gestures were refused. */
  edits: number;
  kept: readonly KeptText[];
};

/**
 * Whether this device has the edits. With `failed` and `unwanted` closing the page loses them: the device cannot, or
 * is not to, keep anything.
 */
export type KeptOnDevice = "stored" | "storing" | "failed" | "unwanted";

/**
 * What the author must know of their edits (an edit is one gesture: one command). `saved` is said only when the
 * server has made every edit durable.
 */
export type SavingStatus =
  /** Nothing to show yet: neither this device nor the server has answered. */
  | { kind: "loading" }
  | { kind: "saving"; edits: number }
  | { kind: "saved" }
  /** No connection. */
  | { kind: "offline"; edits: number; kept: KeptOnDevice }
  /** The server has no room on its disk: what is written waits here, and is sent when it has. */
  | { kind: "disk-full"; edits: number; kept: KeptOnDevice }
  /** Stays until `acknowledgeRefusal()`; meanwhile the room works on. */
  | ({ kind: "refused" } & Refusal)
  /** The session has ended; edits stay on this device. `reconnect()` after signing in again. */
  | { kind: "signed-out"; edits: number; kept: KeptOnDevice }
  /** Removed from the team, or the report is gone. */
  | { kind: "no-access"; edits: number; kept: KeptOnDevice };

/** What the connection to the server is doing. */
export type Link = "connecting" | "synced" | "offline" | "signed-out" | "no-access";

export type SavingState = {
  link: Link;
  /** The server has no room for edits. */
  isDiskFull: boolean;
  /** Whether this device or the server has given a document. */
  hydrated: boolean;
  /** Edits that the server has not made durable. */
  pending: number;
  kept: KeptOnDevice;
  refusal: Refusal | null;
};

export function toSavingStatus(state: SavingState): SavingStatus {
  const edits = state.pending;
  if (state.link === "signed-out" || state.link === "no-access") {
    return { kind: state.link, edits, kept: state.kept };
  }
  if (state.refusal) return { kind: "refused", ...state.refusal };
  if (state.link === "offline") return { kind: "offline", edits, kept: state.kept };
  if (state.isDiskFull) return { kind: "disk-full", edits, kept: state.kept };
  if (!state.hydrated) return { kind: "loading" };
  return edits === 0 ? { kind: "saved" } : { kind: "saving", edits };
}
