import type * as Y from "yjs";
import { newId } from "@/collab/facts/new-id";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";

/** How somebody writes into a room of one kind, edit after edit. */
export type Pen = {
  /** The root in which each edit stands once, under its id. */
  root: string;
  /** Writes one edit, and returns its id. */
  write(ydoc: Y.Doc, user: string): string;
};

/** One annotation with one comment; both count as one edit. */
export const REPORT_PEN: Pen = {
  root: REPORT_FACTS.annotations.root,
  write(ydoc, user) {
    const id = newId();
    const now = Date.now();
    ydoc.transact(() => {
      ydoc.getMap(REPORT_FACTS.annotations.root).set(id, [user, now, 1, 10, 20]);
      const comment = [id, user, now, `About ${id}.`];
      ydoc.getMap(REPORT_FACTS.comments.root).set(newId(), comment);
    });
    return id;
  },
};
