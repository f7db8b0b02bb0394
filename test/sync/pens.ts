import { newId } from "@/collab/facts/new-id";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";

/** What one edit writes, in one transaction. */
export type PennedFacts = readonly [root: string, key: string, fact: unknown][];

/** How somebody writes into a room of one kind, edit after edit. */
export type Pen = {
  /** The root in which each edit stands once, under its id. */
  root: string;
  /** The next edit. Its facts can be written again into a fresh document. */
  compose(user: string): { id: string; facts: PennedFacts };
};

/** One annotation with one comment; both count as one edit. */
export const REPORT_PEN: Pen = {
  root: REPORT_FACTS.annotations.root,
  compose(user) {
    const id = newId();
    const now = Date.now();
    const facts: PennedFacts = [
      [REPORT_FACTS.annotations.root, id, [user, now, 1, 10, 20]],
      [REPORT_FACTS.comments.root, newId(), [id, user, now, `About ${id}.`]],
    ];
    return { id, facts };
  },
};
