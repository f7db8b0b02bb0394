import * as Y from "yjs";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { newId } from "@/collab/facts/new-id";
import type { Pen } from "@/test/sync/pens";

/** Within this many UTF-16 code units lies all that is highlighted: the report must be as long. */
export const EDITED_LENGTH = 16_000;

/** Highlights here and there, each of which brings the client's clock up by one. */
function createHighlighter(): Pen {
  let at = 0;
  return {
    root: REPORT_FACTS.annotations.root,
    compose(user) {
      const id = newId();
      const start = ((at += 1) * 97) % (EDITED_LENGTH - 60);
      const fact = [user, Date.now(), 1, start, start + 60];
      return { id, facts: [[REPORT_FACTS.annotations.root, id, fact]] };
    },
  };
}

/**
 * What this person writes, as updates that the gate lets through.
 *
 * @param pen brings the client's clock up by one with each edit; highlights in a report if it is not named
 */
export function encodeEdits(
  user: string,
  clientId: number,
  { count, perUpdate }: { count: number; perUpdate: number },
  pen = createHighlighter(),
): Uint8Array[] {
  const ydoc = new Y.Doc();
  ydoc.clientID = clientId;
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => updates.push(update));
  for (let from = 0; from < count; from += perUpdate) {
    ydoc.transact(() => {
      const facts = Array.from({ length: perUpdate }, () => pen.compose(user).facts).flat();
      for (const [root, key, fact] of facts) ydoc.getMap(root).set(key, fact);
    });
  }
  ydoc.destroy();
  return updates;
}
