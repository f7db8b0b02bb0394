import { toCommentBody } from "@/domain/facts/comment-body";
import { labelKey } from "@/domain/facts/report/labels";
import { reactionKey } from "@/domain/facts/report/reactions";
import type { ReportFactName, ReportFacts } from "@/domain/facts/report/report-facts";
import { toStatementFact } from "@/domain/facts/report/statements";
import { targetKey } from "@/domain/facts/report/targets";
import type { ThreadState } from "@/domain/annotation/annotation";
import { mendAttribution } from "@/domain/statements/mend-attribution";
import type { DecidedStatement } from "@/domain/statements/statement";
import type { AnnotationId, CommentId, LabelId, UserId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";
import type { KeptEdit } from "../device/device-store";
import type { ReportDocument } from "./document-model";
import type { FactVersion } from "./fact-document";

/** Who acts, when, and where new ids come from: nothing here reads a clock or throws dice. */
export type Acting = { user: UserId; now: () => number; newId: () => string };

/** One fact before and after: enough to undo it, and to see whether somebody else has written it since. */
export type FactEdit = {
  kind: ReportFactName;
  key: string;
  before: unknown;
  after: unknown;
  /** The writings of `before` and of `after`, which differ even if somebody writes the same again. */
  from: FactVersion;
  to: FactVersion;
};

/** One gesture that the server has not made durable. */
export type PendingEdit = KeptEdit<FactEdit>;

/** Everything that one gesture of a person changed. */
export type Command = { edits: readonly FactEdit[] };

export type NewAnnotation = {
  edition: number;
  range: TextRange;
  labels?: readonly LabelId[];
  /** Markdown of the first comment of its thread. */
  comment?: string;
};

export function createAnnotation(
  document: ReportDocument,
  acting: Acting,
  draft: NewAnnotation,
): { id: AnnotationId; comment: CommentId | null; command: Command } {
  const id = acting.newId() as AnnotationId;
  const comment = draft.comment === undefined ? null : (acting.newId() as CommentId);
  const now = acting.now();
  const command = write(document, acting, (set) => {
    const { start, end } = draft.range;
    set("annotations", id, [acting.user, now, draft.edition, start, end]);
    for (const label of draft.labels ?? []) set("labels", labelKey(id, label), [acting.user, now]);
    if (comment && draft.comment !== undefined) {
      set("comments", comment, [id, acting.user, now, toBody(draft.comment)]);
    }
  });
  return { id, comment, command };
}

export function addComment(
  document: ReportDocument,
  acting: Acting,
  annotation: AnnotationId,
  body: string,
): { id: CommentId; command: Command } {
  const id = acting.newId() as CommentId;
  const command = write(document, acting, (set) =>
    set("comments", id, [annotation, acting.user, acting.now(), toBody(body)]),
  );
  return { id, command };
}

export function editComment(
  document: ReportDocument,
  acting: Acting,
  comment: CommentId,
  body: string,
): Command {
  return write(document, acting, (set) => set("edits", comment, [toBody(body), acting.now()]));
}

/** Deletes an annotation or a comment; the words stay in the document until they are purged, so it can be undone. */
export function remove(
  document: ReportDocument,
  acting: Acting,
  subject: AnnotationId | CommentId,
): Command {
  return write(document, acting, (set) => set("deletions", subject, [acting.user, acting.now()]));
}

/** Takes a deletion back. */
export function restore(
  document: ReportDocument,
  acting: Acting,
  subject: AnnotationId | CommentId,
): Command {
  return write(document, acting, (_set, unset) => unset("deletions", subject));
}

export function setThreadState(
  document: ReportDocument,
  acting: Acting,
  annotation: AnnotationId,
  state: ThreadState,
): Command {
  const flag = state === "resolved" ? 1 : 0;
  return write(document, acting, (set) =>
    set("states", annotation, [flag, acting.user, acting.now()]),
  );
}

/** Puts an annotation elsewhere; somebody else's, in a later edition, leaves what its creator has said as it is. */
export function retarget(
  document: ReportDocument,
  acting: Acting,
  annotation: AnnotationId,
  edition: number,
  range: TextRange,
): Command {
  const made = document.fact("annotations", annotation);
  const put = document.fact("targets", annotation)?.[0] ?? made?.[2] ?? edition;
  const isReview = made !== null && made[0] !== acting.user && edition > put;
  const key = isReview ? targetKey(annotation, edition) : annotation;
  return write(document, acting, (set) =>
    set("targets", key, [edition, range.start, range.end, acting.user, acting.now()]),
  );
}

/** Takes a label off if it is on, else puts it on. */
export function toggleLabel(
  document: ReportDocument,
  acting: Acting,
  annotation: AnnotationId,
  label: LabelId,
): Command {
  const key = labelKey(annotation, label);
  return write(document, acting, (set, unset) =>
    document.fact("labels", key)
      ? unset("labels", key)
      : set("labels", key, [acting.user, acting.now()]),
  );
}

export function toggleReaction(
  document: ReportDocument,
  acting: Acting,
  comment: CommentId,
  emoji: string,
): Command {
  const key = reactionKey(comment, acting.user, emoji);
  return write(document, acting, (set, unset) =>
    document.fact("reactions", key)
      ? unset("reactions", key)
      : set("reactions", key, [acting.now()]),
  );
}

/** What is to hold of one statement from now on. */
export type StatementDecision = Omit<DecidedStatement, "decided">;

/** Decides about statements in one gesture: a split or a merger is about several. */
export function decideStatements(
  document: ReportDocument,
  acting: Acting,
  decisions: readonly StatementDecision[],
): Command {
  const decided = { by: acting.user, at: acting.now() };
  return write(document, acting, (set) => {
    for (const decision of decisions) {
      const said = mendAttribution(decision);
      set("statements", decision.id, toStatementFact({ ...decision, ...said, decided }));
    }
  });
}

/** Tells every window that an edition came, or that statements were proposed again in it. */
export function announceRevision(
  document: ReportDocument,
  acting: Acting,
  edition: number,
): Command {
  const revision = (document.thing("revisions", String(edition))?.proposed ?? 0) + 1;
  return write(document, acting, (set) =>
    set("revisions", String(edition), [revision, acting.user, acting.now()]),
  );
}

/** A comment that nobody could see stays one, for the server to refuse: its caller has a bug. */
function toBody(markdown: string): string {
  return toCommentBody(markdown) ?? markdown;
}

type Set = <Kind extends ReportFactName>(kind: Kind, key: string, fact: ReportFacts[Kind]) => void;
type Unset = (kind: ReportFactName, key: string) => void;

/** One transaction, whose origin is the person who acts; returns what it did. */
function write(
  document: ReportDocument,
  acting: Acting,
  body: (set: Set, unset: Unset) => void,
): Command {
  const edits: FactEdit[] = [];
  const note = (kind: ReportFactName, key: string, after: unknown, change: () => void): void => {
    const before = document.fact(kind, key) ?? undefined;
    const from = document.version(kind, key);
    change();
    edits.push({ kind, key, before, after, from, to: document.version(kind, key) });
  };
  document.ydoc.transact(() => {
    body(
      (kind, key, fact) => note(kind, key, fact, () => document.set(kind, key, fact)),
      (kind, key) => note(kind, key, undefined, () => document.unset(kind, key)),
    );
  }, acting.user);
  return { edits };
}
