import { readPast } from "@/data/archive/read-past";
import type { Queryable } from "@/data/transaction";
import { decodeInto } from "../live-document";
import type { SharedDocument } from "../../rooms/room-kind";

/**
 * All that is kept of a room's past, written again from its first update. `document` is `null` if the past does not
 * reach back to a whole document: then its updates were read, and found to be whole.
 */
export type ReplayedPast<Document> = { updates: number; document: Document | null };

/**
 * Call it in a transaction that sees one moment.
 * @throws if something of it is damaged or missing.
 */
export async function replayPast<Document extends SharedDocument>(
  db: Queryable,
  name: string,
  { createDocument }: { createDocument: () => Document },
): Promise<ReplayedPast<Document>> {
  let document: Document | null = null;
  let updates = 0;
  for await (const piece of readPast(db, name)) {
    if (piece.kind === "state") {
      document?.ydoc.destroy();
      document = createDocument();
      await decodeInto(document, [piece.bytes]);
      continue;
    }
    if (updates === 0 && piece.updates[0]?.seq === 1) document ??= createDocument();
    if (document) {
      await decodeInto(
        document,
        piece.updates.map(({ bytes }) => bytes),
      );
    }
    updates += piece.updates.length;
  }
  return { updates, document };
}
