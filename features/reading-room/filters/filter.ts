import { liveComments, type Annotation, type ThreadState } from "@/domain/annotation/annotation";
import type { LabelId, UserId } from "@/domain/ids";
import type { FoldedText } from "../find/find-matches";

/** Which annotations the margin shows. Within one list any entry will do; across them all must hold. */
export type Filter = {
  people: readonly UserId[];
  labels: readonly LabelId[];
  state: ThreadState | null;
  unread: boolean;
  mine: boolean;
  /** Words sought in quotations and comments. */
  words: string;
};

export const NO_FILTER: Filter = {
  people: [],
  labels: [],
  state: null,
  unread: false,
  mine: false,
  words: "",
};

/** What a filter and its counts must know of an annotation. */
export type Facets = {
  state: ThreadState;
  unread: boolean;
  /** Its creator and everybody who wrote in its thread. */
  people: readonly UserId[];
  labels: readonly LabelId[];
};

export function isFiltering(filter: Filter): boolean {
  return (
    filter.people.length > 0 ||
    filter.labels.length > 0 ||
    filter.state !== null ||
    filter.unread ||
    filter.mine ||
    filter.words.trim() !== ""
  );
}

/** `readAt`: when `me` last read the thread (milliseconds since 1970), `null` for never. */
export function toFacets(annotation: Annotation, me: UserId, readAt: number | null): Facets {
  const live = liveComments(annotation);
  return {
    state: annotation.state,
    unread: live.some(({ creator, created }) => creator !== me && created > (readAt ?? 0)),
    people: [...new Set([annotation.creator, ...live.map(({ creator }) => creator)])],
    labels: annotation.labels,
  };
}

/** Everything but the words: `hasWords` answers for those, and is asked last. */
export function passes(
  facets: Facets,
  filter: Filter,
  me: UserId,
  hasWords: () => boolean,
): boolean {
  return (
    (filter.state === null || filter.state === facets.state) &&
    (!filter.unread || facets.unread) &&
    (!filter.mine || facets.people.includes(me)) &&
    sharesOne(filter.people, facets.people) &&
    sharesOne(filter.labels, facets.labels) &&
    (filter.words.trim() === "" || hasWords())
  );
}

/** Whether every word stands in the quotation or in a comment. */
export function hasWords(
  quote: string,
  annotation: Annotation,
  words: string,
  fold: (text: string) => FoldedText,
): boolean {
  const haystack = fold(
    [quote, ...liveComments(annotation).map(({ body }) => body)].join("\n"),
  ).folded;
  return fold(words)
    .folded.split(" ")
    .every((word) => haystack.includes(word));
}

function sharesOne<Item>(wanted: readonly Item[], present: readonly Item[]): boolean {
  return wanted.length === 0 || wanted.some((item) => present.includes(item));
}
