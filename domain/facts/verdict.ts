import type { Result } from "@/domain/result";

export type FactRefusal =
  | "read-only"
  | "malformed"
  | "not-yours"
  | "forged-creator"
  | "forged-time"
  | "immutable"
  | "out-of-bounds"
  | "too-intricate"
  | "no-such-subject"
  | "deleted-before"
  | "no-such-label"
  | "no-such-day"
  | "wrong-country"
  | "not-text"
  | "not-permitted";

export type Verdict = Result<null, FactRefusal>;
