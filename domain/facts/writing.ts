import { may, type Permission } from "@/domain/access/permissions";
import type { Role } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import { ok, refuse } from "@/domain/result";
import type { Verdict } from "./verdict";

/** Clocks of honest devices differ; a time further ahead than this is refused. Milliseconds. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Nothing was ever written before: a device that says so has lost its clock. Milliseconds since 1970. */
export const EARLIEST_TIME = Date.UTC(2020, 0, 1);

/** Who writes facts, and when. */
export type Writing = {
  user: UserId;
  role: Role;
  /** Milliseconds since 1970. */
  now: number;
};

export function judgePermission({ role }: Writing, permission: Permission): Verdict {
  return may(role, permission) ? ok(null) : refuse("not-permitted");
}

export function judgeTime(at: number, { now }: Writing): Verdict {
  return at >= EARLIEST_TIME && at <= now + CLOCK_TOLERANCE_MS ? ok(null) : refuse("forged-time");
}

/** Of what belongs to that user alone; `undefined` is nobody, and then there is nothing to write about. */
export function judgeOwner(owner: UserId | undefined, { user }: Writing): Verdict {
  if (owner === undefined) return refuse("no-such-subject");
  return owner === user ? ok(null) : refuse("not-yours");
}
