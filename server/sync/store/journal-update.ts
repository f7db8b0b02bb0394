import * as Y from "yjs";
import type { JournalUpdate } from "@/data/journal";

/** An update with what is to be known of it without reading it again. */
export function toJournalUpdate(bytes: Uint8Array): JournalUpdate {
  return { bytes, clocks: Y.encodeStateVector(Y.parseUpdateMeta(bytes).to) };
}
