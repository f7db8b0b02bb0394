import type { FactChange, FactLookup } from "./judge-fact";

/**
 * Whether a change takes something back or says it shorter, rather than adding to what is there: deleting, unsetting,
 * and writing in a fact's place one that is no longer. Whether this person may is another question.
 */
export function takesBack(change: FactChange, lookup: FactLookup): boolean {
  if (change.after === undefined || change.kind === "deletions") return true;
  const standing = change.before ?? firstWords(change, lookup);
  return standing !== undefined && lengthOf(change.after) <= lengthOf(standing);
}

/** What the first edit of a comment replaces, in the form of an edit. */
function firstWords({ kind, key }: FactChange, lookup: FactLookup): unknown {
  const comment = kind === "edits" ? lookup("comments", key) : null;
  return comment ? [comment[3], comment[2]] : undefined;
}

function lengthOf(fact: unknown): number {
  return JSON.stringify(fact).length;
}
