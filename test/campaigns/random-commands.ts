import fc from "fast-check";
import {
  addComment,
  createAnnotation,
  decideStatements,
  editComment,
  remove,
  restore,
  retarget,
  setThreadState,
  toggleLabel,
  toggleReaction,
  type Acting,
  type Command,
  type StatementDecision,
} from "@/collab/facts/commands";
import type { ReportDocument } from "@/collab/facts/document-model";
import { REACTION_EMOJI } from "@/domain/facts/report/reactions";
import type { StatementId, UserId } from "@/domain/ids";
import { VERDICTS } from "@/domain/statements/statement";
import type { TextRange } from "@/domain/text/range";
import { showsSomething } from "@/domain/text/visible-text";
import { EDITION_LENGTH, LABELS } from "./arbitrary-facts";

/** One gesture of somebody, before it is known what there is to do it to: the dice choose among what is there. */
export type Gesture = { what: number; dice: number; words: string };

export const gesture: fc.Arbitrary<Gesture> = fc.record({
  what: fc.nat(10),
  dice: fc.nat(10_000),
  words: fc.string({ minLength: 1, maxLength: 6 }).filter(showsSomething),
});

/** Who acts with ids and a clock of their own; each call of the clock is a millisecond later. */
export function createActing(user: UserId, start: number): Acting {
  let made = 0;
  let now = start;
  const letter = user.at(-1) ?? "x";
  return {
    user,
    now: () => (now += 1),
    newId: () => letter + (made += 1).toString(36).padStart(user.length - 1, "0"),
  };
}

/** Does what somebody may do in the reading room; `null` where there is nothing yet to do that to. */
export function perform(
  document: ReportDocument,
  acting: Acting,
  { what, dice, words }: Gesture,
): Command | null {
  const annotations = [...document.annotations()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const annotation = annotations[dice % Math.max(1, annotations.length)];
  const start = dice % (EDITION_LENGTH - 10);
  const range = { start, end: start + 2 + (dice % 9) };
  const label = LABELS[dice % LABELS.length];
  if (what <= 1 || !annotation || !label) {
    const labels = label && dice % 3 === 0 ? [label] : [];
    const comment = what === 1 ? { comment: words } : {};
    return createAnnotation(document, acting, { edition: 1, range, labels, ...comment }).command;
  }
  const comment = annotation.comments[dice % Math.max(1, annotation.comments.length)];
  const isMine = annotation.creator === acting.user;
  const isMyComment = comment?.creator === acting.user;
  switch (what) {
    case 2:
      return toggleLabel(document, acting, annotation.id, label);
    case 3:
      return setThreadState(
        document,
        acting,
        annotation.id,
        annotation.state === "open" ? "resolved" : "open",
      );
    case 4:
      return comment
        ? toggleReaction(
            document,
            acting,
            comment.id,
            REACTION_EMOJI[dice % REACTION_EMOJI.length] ?? REACTION_EMOJI[0],
          )
        : null;
    case 5:
      return isMine ? retarget(document, acting, annotation.id, 1, range) : null;
    case 6:
      if (!isMine || (annotation.deleted && annotation.deleted.by !== acting.user)) return null;
      return (annotation.deleted ? restore : remove)(document, acting, annotation.id);
    case 7:
      return isMyComment && !comment.deleted
        ? editComment(document, acting, comment.id, words)
        : null;
    case 8:
      if (!isMyComment || (comment.deleted && comment.deleted.by !== acting.user)) return null;
      return (comment.deleted ? restore : remove)(document, acting, comment.id);
    case 9:
      return decideStatements(document, acting, [anyDecision(dice, range)]);
    default:
      return addComment(document, acting, annotation.id, words).command;
  }
}

/** One of a few statements, so that some are decided about twice. */
function anyDecision(dice: number, range: TextRange): StatementDecision {
  return {
    id: `statement00${dice % 4}` as StatementId,
    edition: 1,
    range,
    actor: dice % 2 === 0 ? "Gabon" : "Norway",
    actorKind: "state",
    isoA3: dice % 3 === 0 ? null : dice % 2 === 0 ? "GAB" : "NOR",
    speaker: null,
    onBehalfOf: null,
    reportedBy: null,
    date: null,
    dateInferred: "2011-09-12/2011-09-16",
    kind: "speech",
    verdict: VERDICTS[dice % VERDICTS.length] ?? "open",
  };
}
