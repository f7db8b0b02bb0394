import { liveComments, type Annotation } from "@/domain/annotation/annotation";
import type { AnnotationId, UserId } from "@/domain/ids";

/** Something a colleague did, worth being told. */
export type Happening = {
  kind: "highlighted" | "commented" | "replied" | "resolved" | "reopened" | "removed" | "moved";
  by: UserId;
  annotation: AnnotationId;
};

/** What others than `me` did to one annotation between two looks at it. */
export function describeChange(
  before: Annotation | null,
  after: Annotation | null,
  me: UserId,
): Happening[] {
  if (!after) return [];
  const happenings: Happening[] = [];
  const note = (kind: Happening["kind"], by: UserId | undefined): void => {
    if (by !== undefined && by !== me) happenings.push({ kind, by, annotation: after.id });
  };
  const known = new Set(before?.comments.map(({ id }) => id));
  const said = liveComments(after).filter(({ id }) => !known.has(id));
  if (!before && said.length === 0) note("highlighted", after.creator);
  for (const comment of said)
    note(comment === after.comments[0] ? "commented" : "replied", comment.creator);
  if (before) {
    if (before.state !== after.state)
      note(after.state === "resolved" ? "resolved" : "reopened", after.stateChanged?.by);
    if (!before.deleted && after.deleted) note("removed", after.deleted.by);
    if (before.retargeted?.at !== after.retargeted?.at) note("moved", after.retargeted?.by);
  }
  return happenings;
}

/** One person's doings of one kind, gathered: "Ana replied 3 times". */
export type Digest = { by: UserId; kind: Happening["kind"]; times: number };

/** What happened since the last announcement, each person's doings of one kind as one entry, in order of appearance. */
export function digest(happenings: readonly Happening[]): Digest[] {
  const digests = new Map<string, Digest>();
  for (const { by, kind } of happenings) {
    const key = `${by} ${kind}`;
    const known = digests.get(key);
    if (known) known.times += 1;
    else digests.set(key, { by, kind, times: 1 });
  }
  return [...digests.values()];
}
