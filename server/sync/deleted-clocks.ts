import * as Y from "yjs";
import type { ScannedDeletion } from "@/collab/scan-update";

type DeleteSet = ReturnType<typeof Y.createDeleteSet>;

/** Which structs of a document are deleted. */
export class DeletedClocks {
  readonly #sets: DeleteSet[] = [];
  #merged: DeleteSet | null = null;

  /** @param update trusted bytes: they come from the journal. */
  add(update: Uint8Array): void {
    this.#sets.push(Y.decodeUpdate(update).ds);
    this.#merged = null;
  }

  covers({ client, start, end }: ScannedDeletion): boolean {
    this.#merged ??= Y.mergeDeleteSets(this.#sets);
    const stretches = this.#merged.clients.get(client) ?? [];
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const stretch = stretches[middle];
      if (stretch && stretch.clock + stretch.len <= start) low = middle + 1;
      else high = middle;
    }
    const found = stretches[low];
    return found !== undefined && found.clock <= start && end <= found.clock + found.len;
  }
}
