import { may, mayWrite } from "@/domain/access/permissions";
import { ok, refuse } from "@/domain/result";
import { isTooIntricate } from "@/domain/text/intricacy";
import { isCommentBody } from "./comment-body";
import { signerOf } from "./fact-signer";
import { isFactKey, parseFact, parseLabelKey, parseReactionKey, parseRevisionKey } from "./facts";
import { judgeStatement } from "./judge-statement";
import { judgeTarget } from "./judge-target";
import {
  judgePassage,
  judgePermission,
  judgeStamp,
  judgeTime,
  type FactChange,
  type Judging,
  type Verdict,
} from "./judging";
import { sameFact } from "./same-fact";

/** Whether this person may make this change: nobody writes as somebody else. Pure; the caller applies. */
export function judgeFact(change: FactChange, judging: Judging): Verdict {
  if (!mayWrite(judging.role)) return refuse("read-only");
  if (!isFactKey(change.kind, change.key)) return refuse("malformed");
  if (saysAgain(change, judging)) return ok(null);
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

/** Two windows of one person may each write what both have kept: the second changes nothing. */
function saysAgain({ kind, key, before, after }: FactChange, judging: Judging): boolean {
  const fact = sameFact(before, after) ? parseFact(kind, after) : null;
  return fact !== null && signerOf(kind, key, fact, judging.lookup) === judging.user;
}

function judgeAnnotation(change: FactChange, judging: Judging): Verdict {
  // Annotations and comments share the keys of deletions: an id is one or the other, for ever.
  const isTaken = judging.lookup("comments", change.key) !== null;
  if (change.before !== undefined || isTaken) return refuse("immutable");
  const fact = parseFact("annotations", change.after);
  if (!fact) return refuse("malformed");
  const [creator, created, edition, start, end] = fact;
  if (creator !== judging.user) return refuse("forged-creator");
  const placed = judgePassage(judging, edition, start, end);
  if (!placed.ok) return placed;
  return judgeStamp(created, judging, "annotation.create");
}

function judgeLabel(change: FactChange, judging: Judging): Verdict {
  const key = parseLabelKey(change.key);
  if (!key || !judging.lookup("annotations", key.annotation)) return refuse("no-such-subject");
  if (change.after === undefined) return judgePermission(judging, "annotation.label");
  const fact = parseFact("labels", change.after);
  if (!fact) return refuse("malformed");
  if (fact[0] !== judging.user) return refuse("forged-creator");
  const isNew = change.before === undefined;
  if (isNew && judging.labels?.has(key.label) === false) return refuse("no-such-label");
  return judgeStamp(fact[1], judging, "annotation.label");
}

function judgeComment(change: FactChange, judging: Judging): Verdict {
  const isTaken = judging.lookup("annotations", change.key) !== null;
  if (change.before !== undefined || isTaken) return refuse("immutable");
  const fact = parseFact("comments", change.after);
  if (!fact) return refuse("malformed");
  const [annotation, creator, created, body] = fact;
  if (creator !== judging.user) return refuse("forged-creator");
  if (!isCommentBody(body)) return refuse("not-text");
  if (isTooIntricate(body)) return refuse("too-intricate");
  if (!judging.lookup("annotations", annotation)) return refuse("no-such-subject");
  return judgeStamp(created, judging, "comment.create");
}

function judgeEdit(change: FactChange, judging: Judging): Verdict {
  const comment = judging.lookup("comments", change.key);
  if (!comment) return refuse("no-such-subject");
  if (comment[1] !== judging.user) return refuse("not-yours");
  if (change.after === undefined) return judgePermission(judging, "comment.edit.own");
  const fact = parseFact("edits", change.after);
  if (!fact) return refuse("malformed");
  const isCarried = [parseFact("edits", change.before)?.[0], comment[3]].includes(fact[0]);
  if (!isCarried && !isCommentBody(fact[0])) return refuse("not-text");
  if (!isCarried && isTooIntricate(fact[0])) return refuse("too-intricate");
  return judgeStamp(fact[1], judging, "comment.edit.own");
}

function judgeDeletion(change: FactChange, judging: Judging): Verdict {
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
  return fact[0] === judging.user ? judgeTime(fact[1], judging) : refuse("forged-creator");
}

/** What a lead deleted, its creator cannot bring back alone, nor make it a deletion of their own. */
function mayReplaceDeletion(before: unknown, judging: Judging): boolean {
  const deletion = parseFact("deletions", before);
  return !deletion || deletion[0] === judging.user || may(judging.role, "comment.delete.any");
}

function judgeState(change: FactChange, judging: Judging): Verdict {
  if (!judging.lookup("annotations", change.key)) return refuse("no-such-subject");
  if (change.after === undefined) return refuse("immutable");
  const fact = parseFact("states", change.after);
  if (!fact) return refuse("malformed");
  if (fact[1] !== judging.user) return refuse("forged-creator");
  return judgeStamp(fact[2], judging, "thread.resolve");
}

function judgeReaction(change: FactChange, judging: Judging): Verdict {
  const key = parseReactionKey(change.key);
  if (!key || !judging.lookup("comments", key.comment)) return refuse("no-such-subject");
  if (key.user !== judging.user) return refuse("not-yours");
  if (change.after === undefined) return judgePermission(judging, "reaction.toggle");
  const fact = parseFact("reactions", change.after);
  return fact ? judgeStamp(fact[0], judging, "reaction.toggle") : refuse("malformed");
}

/** The edition that it names may be so new that this node has not read it yet. */
function judgeRevision(change: FactChange, judging: Judging): Verdict {
  if (change.after === undefined) return refuse("immutable");
  const fact = parseFact("revisions", change.after);
  const edition = parseRevisionKey(change.key);
  if (!fact || edition === null) return refuse("malformed");
  if (fact[1] !== judging.user) return refuse("forged-creator");
  if (edition > judging.editions.size + 1) return refuse("out-of-bounds");
  return judgeStamp(fact[2], judging, "statement.edit");
}
