/** What a document takes: encoded bytes, structs when decoded, and entries of its state vector. */
export type Weight = { bytes: number; structs: number; clients: number };

/** How much more than a fresh one's a document may weigh: a share of that, and whatever nobody would notice. */
export type Allowance = {
  share: number;
  bytes: number;
  structs: number;
  /** Entries of the state vector, whatever a fresh one has. */
  clients: number;
};

/**
 * From when on a room is given a fresh document: `quiet` as soon as nobody is there, `crowded` whoever is. Of those who
 * are there, nobody can have it happen more often than every `restMs`, but by as many windows as make it necessary.
 */
export type Ageing = { quiet: Allowance; crowded: Allowance; restMs: number };

/**
 * With the updates since the last encoded state, which are at most an eighth of it, a room weighs less than 1.2 times
 * what a fresh one would: (1 + 1/16) × (1 + 1/8).
 */
export const AGEING: Ageing = {
  quiet: { share: 1 / 32, bytes: 1_024, structs: 64, clients: 64 },
  crowded: { share: 1 / 16, bytes: 4_096, structs: 256, clients: 256 },
  restMs: 10 * 60_000,
};

/** The same, for rooms whose state vectors name no more than so many clients. */
export function ageFrom(clients: number): Ageing {
  const { quiet, crowded } = AGEING;
  return {
    ...AGEING,
    quiet: { ...quiet, clients: Math.min(quiet.clients, clients) },
    crowded: { ...crowded, clients },
  };
}

/** What was deleted longer ago leaves the document. Milliseconds. */
export const KEPT_MS = 30 * 24 * 60 * 60_000;

/** `fresh` is `null` if it was not worth weighing. */
export function outweighs(weight: Weight, fresh: Weight | null, allowance: Allowance): boolean {
  if (!fresh) return false;
  const isOver = (measure: "bytes" | "structs", share: number): boolean =>
    weight[measure] - fresh[measure] > Math.max(allowance[measure], share * fresh[measure]);
  return (
    weight.clients > allowance.clients ||
    isOver("bytes", allowance.share) ||
    // One that is gone takes a quarter of the memory of one that stands.
    isOver("structs", 4 * allowance.share)
  );
}
