import { mayWrite, may, type Permission } from "@/domain/access/permissions";
import type { Role } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { isTooIntricate } from "@/domain/text/intricacy";
import {
  isFactKey,
  parseFact,
  parseLabelKey,
  parseReactionKey,
  parseRevisionKey,
  type FactKind,
  type Facts,
} from "./facts";
import { sameFact } from "./same-fact";

/** One key of one root of the shared document became something else. `undefined` is "no such key". */
export type FactChange = { kind: FactKind; key: string; before: unknown; after: unknown };

/** What the judge must know of the document around a change; looked up after the change was applied. */
export type FactLookup = <Kind extends FactKind>(kind: Kind, key: string) => Facts[Kind] | null;

/** What the judge must know of the report: the length of each edition's text, in UTF-16 code units. */
export type EditionLengths = ReadonlyMap<number, number>;

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
  | "not-permitted";

/** Clocks of honest devices differ; a time further ahead than this is refused. Milliseconds. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

export type Judging = {
  user: UserId;
  role: Role;
  /** Milliseconds since 1970. */
  now: number;
  lookup: FactLookup;
  editions: EditionLengths;
};

/** Whether this person may make this change (DESIGN: nobody writes as somebody else). Pure; the caller applies. */
export function judgeFact(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  if (!mayWrite(judging.role)) return refuse("read-only");
  if (!isFactKey(change.kind, change.key)) return refuse("malformed");
  // Two windows of one person may each write what both have kept: the second changes nothing.
  if (sameFact(change.before, change.after)) return ok(null);
  switch (change.kind) {
    case "annotations":
      return judgeAnnotation(change, judging);
    case "targets":
      return judgeTarget(change, judging);
    case "labels":
      return judgeLabel(change, judging);
    case "comments":
      return judgeComment(change, judging);
    case "edits":
      return judgeEdit(change, judging);
    case "deletions":
      return judgeDeletion(change, judging);
    case "states":
      return judgeState(change, judging);
    case "reactions":
      return judgeReaction(change, judging);
    case "statements":
      return judgeStatement(change, judging);
    case "revisions":
      return judgeRevision(change, judging);
  }
}

function judgeAnnotation(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  // Annotations and comments share the keys of deletions: an id is one or the other, for ever.
  const isTaken = judging.lookup("comments", change.key) !== null;
  if (change.before !== undefined || isTaken) return refuse("immutable");
  const fact = parseFact("annotations", change.after);
  if (!fact) return refuse("malformed");
  const [creator, created, edition, , end] = fact;
  if (creator !== judging.user) return refuse("forged-creator");
  if (!inEdition(judging, edition, end)) return refuse("out-of-bounds");
  return stamped(created, judging, "annotation.create");
}

function judgeTarget(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  const annotation = judging.lookup("annotations", change.key);
  if (!annotation) return refuse("no-such-subject");
  const isOwn = annotation[0] === judging.user || may(judging.role, "annotation.delete.any");
  const permission = isOwn ? "annotation.edit.own" : "annotation.review";
  if (!isOwn && !mayReview(change, annotation, judging)) return refuse("not-yours");
  if (change.after === undefined) return permitted(judging, permission);
  const fact = parseFact("targets", change.after);
  if (!fact) return refuse("malformed");
  const [edition, , end, by, at] = fact;
  if (by !== judging.user) return refuse("forged-creator");
  if (!inEdition(judging, edition, end)) return refuse("out-of-bounds");
  return stamped(at, judging, permission);
}

/**
 * Somebody else's annotation is taken into a later edition by whoever reviews what was carried over; what they have
 * decided there themselves, they may decide anew or take back.
 */
function mayReview(
  { before, after }: FactChange,
  made: Facts["annotations"],
  judging: Judging,
): boolean {
  if (!may(judging.role, "annotation.review")) return false;
  const standing = parseFact("targets", before);
  if (standing?.[3] === judging.user && standing[0] > made[2]) return true;
  const next = parseFact("targets", after);
  return next !== null && next[0] > (standing?.[0] ?? made[2]);
}

function judgeLabel(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  const key = parseLabelKey(change.key);
  if (!key || !judging.lookup("annotations", key.annotation)) return refuse("no-such-subject");
  if (change.after === undefined) return permitted(judging, "annotation.label");
  const fact = parseFact("labels", change.after);
  if (!fact) return refuse("malformed");
  if (fact[0] !== judging.user) return refuse("forged-creator");
  return stamped(fact[1], judging, "annotation.label");
}

function judgeComment(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  const isTaken = judging.lookup("annotations", change.key) !== null;
  if (change.before !== undefined || isTaken) return refuse("immutable");
  const fact = parseFact("comments", change.after);
  if (!fact) return refuse("malformed");
  const [annotation, creator, created, body] = fact;
  if (creator !== judging.user) return refuse("forged-creator");
  if (isTooIntricate(body)) return refuse("too-intricate");
  if (!judging.lookup("annotations", annotation)) return refuse("no-such-subject");
  return stamped(created, judging, "comment.create");
}

function judgeEdit(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  const comment = judging.lookup("comments", change.key);
  if (!comment) return refuse("no-such-subject");
  if (comment[1] !== judging.user) return refuse("not-yours");
  if (change.after === undefined) return permitted(judging, "comment.edit.own");
  const fact = parseFact("edits", change.after);
  if (!fact) return refuse("malformed");
  if (isTooIntricate(fact[0])) return refuse("too-intricate");
  return stamped(fact[1], judging, "comment.edit.own");
}

function judgeDeletion(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  const annotation = judging.lookup("annotations", change.key);
  const comment = judging.lookup("comments", change.key);
  const owner = annotation?.[0] ?? comment?.[1];
  if (owner === undefined) return refuse("no-such-subject");
  const noun = annotation ? "annotation" : "comment";
  const own = owner === judging.user && may(judging.role, `${noun}.delete.own`);
  if (!own && !may(judging.role, `${noun}.delete.any`)) return refuse("not-yours");
  if (!mayReplaceDeletion(change.before, judging)) return refuse("not-yours");
  if (change.after === undefined) return ok(null);
  const fact = parseFact("deletions", change.after);
  if (!fact) return refuse("malformed");
  return fact[0] === judging.user ? inTime(fact[1], judging) : refuse("forged-creator");
}

/** What a lead deleted, its creator cannot bring back alone, nor make it a deletion of their own. */
function mayReplaceDeletion(before: unknown, judging: Judging): boolean {
  const deletion = parseFact("deletions", before);
  return !deletion || deletion[0] === judging.user || may(judging.role, "comment.delete.any");
}

function judgeState(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  if (!judging.lookup("annotations", change.key)) return refuse("no-such-subject");
  if (change.after === undefined) return refuse("immutable");
  const fact = parseFact("states", change.after);
  if (!fact) return refuse("malformed");
  if (fact[1] !== judging.user) return refuse("forged-creator");
  return stamped(fact[2], judging, "thread.resolve");
}

function judgeReaction(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  const key = parseReactionKey(change.key);
  if (!key || !judging.lookup("comments", key.comment)) return refuse("no-such-subject");
  if (key.user !== judging.user) return refuse("not-yours");
  if (change.after === undefined) return permitted(judging, "reaction.toggle");
  const fact = parseFact("reactions", change.after);
  return fact ? stamped(fact[0], judging, "reaction.toggle") : refuse("malformed");
}

function judgeStatement(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  if (change.after === undefined) return refuse("immutable");
  const fact = parseFact("statements", change.after);
  if (!fact) return refuse("malformed");
  const [edition, , end] = fact;
  if (fact[13] !== judging.user) return refuse("forged-creator");
  if (!inEdition(judging, edition, end)) return refuse("out-of-bounds");
  return stamped(fact[14], judging, "statement.edit");
}

/** The edition that it names may be so new that this node has not read it yet. */
function judgeRevision(change: FactChange, judging: Judging): Result<null, FactRefusal> {
  if (change.after === undefined) return refuse("immutable");
  const fact = parseFact("revisions", change.after);
  const edition = parseRevisionKey(change.key);
  if (!fact || edition === null) return refuse("malformed");
  if (fact[1] !== judging.user) return refuse("forged-creator");
  if (edition > judging.editions.size + 1) return refuse("out-of-bounds");
  return stamped(fact[2], judging, "statement.edit");
}

function permitted(judging: Judging, permission: Permission): Result<null, FactRefusal> {
  return may(judging.role, permission) ? ok(null) : refuse("not-permitted");
}

function inTime(at: number, judging: Judging): Result<null, FactRefusal> {
  return at <= judging.now + CLOCK_TOLERANCE_MS ? ok(null) : refuse("forged-time");
}

function stamped(at: number, judging: Judging, permission: Permission): Result<null, FactRefusal> {
  const allowed = permitted(judging, permission);
  return allowed.ok ? inTime(at, judging) : allowed;
}

function inEdition(judging: Judging, edition: number, end: number): boolean {
  const length = judging.editions.get(edition);
  return length !== undefined && end <= length;
}
