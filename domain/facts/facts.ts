import { isId, type AnnotationId, type CommentId, type LabelId, type UserId } from "@/domain/ids";
import { isTextRange } from "@/domain/text/range";
import { MAX_BODY_LENGTH } from "./comment-body";
import { isStatementFact, type StatementFact } from "./statement-fact";

/**
 * The shared document is a set of facts: flat maps from a key to a small immutable tuple. A fact is either never
 * overwritten (what somebody made) or last-writer-wins (what may change). Nothing is nested, so every update of the
 * document reads as a list of "this key of this root became that tuple", and each root has one rule of who may do it.
 * The quotation is not stored: an edition never changes, so its text and two offsets say it exactly, in a few bytes.
 */
export type Facts = {
  /** key annotationId, written once: `[creator, createdMs, edition, start, end]` */
  annotations: readonly [UserId, number, number, number, number];
  /**
   * key annotationId: where its creator or a lead has put it; key `annotationId.edition`: where somebody who reviews
   * says that it stands in that later edition: `[edition, start, end, by, atMs]`
   */
  targets: readonly [number, number, number, UserId, number];
  /** key `annotationId.labelId`: `[by, atMs]`; removed when the label is taken off */
  labels: readonly [UserId, number];
  /** key commentId, written once: `[annotationId, creator, createdMs, body]` */
  comments: readonly [AnnotationId, UserId, number, string];
  /** key commentId: the body as last edited by its creator: `[body, atMs]` */
  edits: readonly [string, number];
  /** key annotationId or commentId: `[by, atMs]`; removed when the deletion is undone */
  deletions: readonly [UserId, number];
  /** key annotationId: `[1 resolved | 0 open, by, atMs]` */
  states: readonly [0 | 1, UserId, number];
  /** key `commentId.userId.emoji`: `[atMs]`; removed when the reaction is taken back */
  reactions: readonly [number];
  /** key statementId: what somebody has decided about it */
  statements: StatementFact;
  /** key editionNumber: `[how often statements were proposed in it, by, atMs]`; tells windows to ask anew */
  revisions: readonly [number, UserId, number];
};

export type FactKind = keyof Facts;

export const FACT_KINDS = [
  "annotations",
  "targets",
  "labels",
  "comments",
  "edits",
  "deletions",
  "states",
  "reactions",
  "statements",
  "revisions",
] as const satisfies readonly FactKind[];

/** The emoji that can be put under a comment. */
export const REACTION_EMOJI = ["👍", "❤️", "🎉", "🤔", "👀", "✅"] as const;

/** Whether `key` has the form of the keys of that kind. */
export function isFactKey(kind: FactKind, key: string): boolean {
  switch (kind) {
    case "labels":
      return parseLabelKey(key) !== null;
    case "targets":
      return parseTargetKey(key) !== null;
    case "reactions":
      return parseReactionKey(key) !== null;
    case "revisions":
      return parseRevisionKey(key) !== null;
    default:
      return isId(key);
  }
}

/** The tuple, where `raw` has exactly the shape of that kind; else `null`. */
export function parseFact<Kind extends FactKind>(kind: Kind, raw: unknown): Facts[Kind] | null {
  return Array.isArray(raw) && SHAPES[kind](raw) ? (raw as unknown as Facts[Kind]) : null;
}

const SHAPES: Record<FactKind, (fact: readonly unknown[]) => boolean> = {
  annotations: (fact) =>
    fact.length === 5 &&
    isId(fact[0]) &&
    isTime(fact[1]) &&
    isEdition(fact[2]) &&
    isTextRange(fact[3], fact[4]),
  targets: (fact) =>
    fact.length === 5 &&
    isEdition(fact[0]) &&
    isTextRange(fact[1], fact[2]) &&
    isId(fact[3]) &&
    isTime(fact[4]),
  labels: (fact) => fact.length === 2 && isId(fact[0]) && isTime(fact[1]),
  comments: (fact) =>
    fact.length === 4 && isId(fact[0]) && isId(fact[1]) && isTime(fact[2]) && isBody(fact[3]),
  edits: (fact) => fact.length === 2 && isBody(fact[0]) && isTime(fact[1]),
  deletions: (fact) => fact.length === 2 && isId(fact[0]) && isTime(fact[1]),
  states: (fact) =>
    fact.length === 3 && (fact[0] === 0 || fact[0] === 1) && isId(fact[1]) && isTime(fact[2]),
  reactions: (fact) => fact.length === 1 && isTime(fact[0]),
  statements: (fact) => isStatementFact(fact) && isTime(fact[14]),
  revisions: (fact) => fact.length === 3 && isEdition(fact[0]) && isId(fact[1]) && isTime(fact[2]),
};

export function labelKey(annotation: AnnotationId, label: LabelId): string {
  return `${annotation}.${label}`;
}

export function parseLabelKey(key: string): { annotation: AnnotationId; label: LabelId } | null {
  const [annotation, label, ...rest] = key.split(".");
  return rest.length === 0 && isId<"annotation">(annotation) && isId<"label">(label)
    ? { annotation, label }
    : null;
}

/** The key under which somebody says where it stands in that edition. */
export function targetKey(annotation: AnnotationId, edition: number): string {
  return `${annotation}.${edition}`;
}

/** `edition` is `null` in the key of where its creator or a lead has put it. */
export function parseTargetKey(
  key: string,
): { annotation: AnnotationId; edition: number | null } | null {
  const [annotation, edition, ...rest] = key.split(".");
  if (rest.length > 0 || !isId<"annotation">(annotation)) return null;
  if (edition === undefined) return { annotation, edition: null };
  const number = parseRevisionKey(edition);
  return number === null ? null : { annotation, edition: number };
}

export function reactionKey(comment: CommentId, user: UserId, emoji: string): string {
  return `${comment}.${user}.${emoji}`;
}

export function parseReactionKey(
  key: string,
): { comment: CommentId; user: UserId; emoji: string } | null {
  const [comment, user, emoji, ...rest] = key.split(".");
  return rest.length === 0 &&
    isId<"comment">(comment) &&
    isId<"user">(user) &&
    (REACTION_EMOJI as readonly unknown[]).includes(emoji)
    ? { comment, user, emoji: emoji as string }
    : null;
}

/** The number of the edition. */
export function parseRevisionKey(key: string): number | null {
  return /^[1-9]\d{0,5}$/.test(key) ? Number(key) : null;
}

function isTime(raw: unknown): boolean {
  return Number.isSafeInteger(raw) && (raw as number) > 0;
}

function isEdition(raw: unknown): boolean {
  return Number.isSafeInteger(raw) && (raw as number) >= 1;
}

function isBody(raw: unknown): boolean {
  return typeof raw === "string" && raw.length > 0 && raw.length <= MAX_BODY_LENGTH;
}
