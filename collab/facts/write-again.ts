import { sameFact } from "@/domain/facts/same-fact";
import type { UserId } from "@/domain/ids";
import type { Command, FactEdit } from "./commands";
import type { ReportDocument } from "./document-model";

/** Writes each fact of a gesture as it was meant, unless it stands so already. Returns the gesture as it is now. */
export function writeAgain(
  document: ReportDocument,
  edits: readonly FactEdit[],
  user: UserId,
): Command {
  const written: FactEdit[] = [];
  document.ydoc.transact(() => {
    for (const { kind, key, after } of edits) {
      const before = document.fact(kind, key) ?? undefined;
      if (sameFact(before, after)) continue;
      const from = document.version(kind, key);
      document.restore(kind, key, after);
      written.push({ kind, key, before, after, from, to: document.version(kind, key) });
    }
  }, user);
  return { edits: written };
}
