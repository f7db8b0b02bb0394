import type { HoldAllowance } from "../../cost/hold-budget";
import type { RateAllowance } from "../../cost/rate-budget";

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * What one node bears before it says no, so that one person, one room or one flood cannot take it from the others.
 * What work costs is charged besides (`server/cost`). Who needs more runs another node.
 */
export const LIMITS = {
  /** Open sockets of admitted people. Beyond: closed with 1013. */
  connections: 5_000,
  /** Open sockets of one person; two browsers with twenty tabs each are fewer. Beyond: 4429. */
  connectionsPerUser: 60,
  /** Open sockets in one room. Beyond: 1013. */
  connectionsPerRoom: 1_000,
  /** Bytes of memory for documents, also those that are decoded for writing; the least recently used are let go. */
  documentBytes: 512 * MIB,
} as const;

/** Bytes that have arrived and are not handled, of a person over all sockets. Beyond: 4429; for too long: 1013. */
export const UNHANDLED: HoldAllowance = { each: 16 * MIB, all: 256 * MIB, longest: 60_000 };

/** Sockets of a person of which it is not known yet whether they may enter. Beyond: 4429. */
export const AT_THE_DOOR: HoldAllowance = {
  each: LIMITS.connectionsPerUser,
  all: 2_000,
  longest: 30_000,
};

/** Sockets that were turned away and are not gone yet, of one address. Beyond: they are not told why. */
export const LEAVING: HoldAllowance = { each: 30, all: 500, longest: 2_000 };

/** Bytes of presence of one person that others are sent; a cursor that never rests has half of it. Beyond: left out. */
export const PRESENCE: RateAllowance = { burst: 64 * KIB, perSecond: 16 * KIB };
