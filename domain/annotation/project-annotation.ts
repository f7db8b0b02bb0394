import type { AnnotationId, CommentId, LabelId } from "@/domain/ids";
import type { Annotation, Comment, Reaction, Target } from "./annotation";
import type { ReportFacts } from "@/domain/facts/report/report-facts";

/** The facts about one annotation, as the document model gathers them from its indexes. */
export type AnnotationFacts = {
  id: AnnotationId;
  made: ReportFacts["annotations"];
  /** Where its creator or a lead has put it. */
  target: ReportFacts["targets"] | null;
  /** Where it stands in later editions, as those say who review. */
  reviews: readonly ReportFacts["targets"][];
  labels: readonly (readonly [LabelId, ReportFacts["labels"]])[];
  comments: readonly CommentFacts[];
  state: ReportFacts["states"] | null;
  deletion: ReportFacts["deletions"] | null;
};

export type CommentFacts = {
  id: CommentId;
  made: ReportFacts["comments"];
  edit: ReportFacts["edits"] | null;
  deletion: ReportFacts["deletions"] | null;
  reactions: readonly Reaction[];
};

/** ReportFacts in, annotation out; the browser, the API and the read model all see what this returns. */
export function projectAnnotation(facts: AnnotationFacts): Annotation {
  const [creator, created, edition, start, end] = facts.made;
  const moved = standingTarget(facts);
  const made: Target = { edition, range: { start, end } };
  return {
    id: facts.id,
    creator,
    created,
    target: moved ? { edition: moved[0], range: { start: moved[1], end: moved[2] } } : made,
    made,
    retargeted: moved ? { by: moved[3], at: moved[4] } : null,
    labels: facts.labels
      .toSorted(([idA, [, atA]], [idB, [, atB]]) => atA - atB || compareIds(idA, idB))
      .map(([id]) => id),
    comments: facts.comments.map(projectComment).toSorted(compareComments),
    state: facts.state?.[0] === 1 ? "resolved" : "open",
    stateChanged: facts.state ? { by: facts.state[1], at: facts.state[2] } : null,
    deleted: facts.deletion ? { by: facts.deletion[0], at: facts.deletion[1] } : null,
  };
}

/** The newest review, unless the owner of the annotation has put it elsewhere since, or in no earlier edition. */
function standingTarget({ target, reviews }: AnnotationFacts): ReportFacts["targets"] | null {
  const [newest] = reviews.toSorted(([a], [b]) => b - a);
  if (!target || !newest) return target ?? newest ?? null;
  const [edition, , , , at] = target;
  return edition >= newest[0] || at >= newest[4] ? target : newest;
}

function projectComment(facts: CommentFacts): Comment {
  const [, creator, created, body] = facts.made;
  return {
    id: facts.id,
    creator,
    created,
    body: facts.deletion ? "" : (facts.edit?.[0] ?? body),
    edited: facts.edit?.[1] ?? null,
    deleted: facts.deletion ? { by: facts.deletion[0], at: facts.deletion[1] } : null,
    reactions: facts.reactions.toSorted(
      (a, b) => a.at - b.at || compareIds(a.by, b.by) || compareIds(a.emoji, b.emoji),
    ),
  };
}

/** Creation order; of two made in the same millisecond, by id, so that every reader sees one order. */
function compareComments(a: Comment, b: Comment): number {
  return a.created - b.created || compareIds(a.id, b.id);
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
