import * as Y from "yjs";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { newId } from "@/collab/facts/new-id";

/** Within this many UTF-16 code units lies all that is highlighted: the report must be as long. */
export const EDITED_LENGTH = 16_000;

/**
 * Highlights that this person makes, as updates that the gate lets through. The n-th highlight brings the client's
 * clock to n.
 */
export function encodeEdits(
  user: string,
  clientId: number,
  { count, perUpdate }: { count: number; perUpdate: number },
): Uint8Array[] {
  const ydoc = new Y.Doc();
  ydoc.clientID = clientId;
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => updates.push(update));
  const annotations = ydoc.getMap(REPORT_FACTS.annotations.root);
  const now = Date.now();
  for (let from = 0; from < count; from += perUpdate) {
    ydoc.transact(() => {
      for (let at = from; at < from + perUpdate; at += 1) {
        const start = (at * 97) % (EDITED_LENGTH - 60);
        annotations.set(newId(), [user, now, 1, start, start + 60]);
      }
    });
  }
  ydoc.destroy();
  return updates;
}
