/**
 * What one node bears before it says no, so that one person, one room or one flood cannot take it from the others.
 * Who needs more runs another node.
 */
export const LIMITS = {
  /** Open sockets of the node. Beyond: closed with 1013. */
  connections: 5_000,
  /** Open sockets of one person; two browsers with twenty tabs each are fewer. Beyond: 4429. */
  connectionsPerUser: 60,
  /** Open sockets in one room. Beyond: 1013. */
  connectionsPerRoom: 1_000,
  /** Update-carrying frames of one person in `updatesWindowS`; what was typed offline is one frame. Beyond: 4429. */
  updates: 5_000,
  /** Seconds. */
  updatesWindowS: 10,
  /** Bytes of documents held for rooms that are only read; the least recently used are let go. */
  storedBytes: 512 * 1024 * 1024,
} as const;
