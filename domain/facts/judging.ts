import { may, type Permission } from "@/domain/access/permissions";
import type { Role } from "@/domain/access/roles";
import type { LabelId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { whyNoPassage } from "@/domain/text/passage";
import type { FactKind, Facts } from "./facts";

/** One key of one root of the shared document became something else. `undefined` is "no such key". */
export type FactChange = { kind: FactKind; key: string; before: unknown; after: unknown };

/** What the judge must know of the document around a change, the change and those that came with it included. */
export type FactLookup = <Kind extends FactKind>(kind: Kind, key: string) => Facts[Kind] | null;

/** What the judge must know of the report: the text of each edition, by number. */
export type EditionTexts = ReadonlyMap<number, string>;

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
  | "no-such-label"
  | "no-such-day"
  | "wrong-country"
  | "not-text"
  | "not-permitted";

/** Clocks of honest devices differ; a time further ahead than this is refused. Milliseconds. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Nothing was ever written before: a device that says so has lost its clock. Milliseconds since 1970. */
export const EARLIEST_TIME = Date.UTC(2020, 0, 1);

export type Judging = {
  user: UserId;
  role: Role;
  /** Milliseconds since 1970. */
  now: number;
  lookup: FactLookup;
  editions: EditionTexts;
  /** The team's labels, archived ones too; `null` where whoever asks has looked them up. */
  labels: ReadonlySet<LabelId> | null;
};

export type Verdict = Result<null, FactRefusal>;

export function judgePermission(judging: Judging, permission: Permission): Verdict {
  return may(judging.role, permission) ? ok(null) : refuse("not-permitted");
}

export function judgeTime(at: number, { now }: Judging): Verdict {
  return at >= EARLIEST_TIME && at <= now + CLOCK_TOLERANCE_MS ? ok(null) : refuse("forged-time");
}

/** Of a fact that says when it was written. */
export function judgeStamp(at: number, judging: Judging, permission: Permission): Verdict {
  const allowed = judgePermission(judging, permission);
  return allowed.ok ? judgeTime(at, judging) : allowed;
}

/** Whether words of that edition stand there. */
export function judgePassage(
  { editions }: Judging,
  edition: number,
  start: number,
  end: number,
): Verdict {
  const text = editions.get(edition);
  return text !== undefined && whyNoPassage(text, { start, end }) === null
    ? ok(null)
    : refuse("out-of-bounds");
}
