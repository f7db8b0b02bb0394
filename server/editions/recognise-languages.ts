import type { Database } from "@/data/database";
import { findUnreadLanguage, storeLanguage } from "@/data/editions/edition-language";
import type { Log } from "../log/log";
import type { ReadingProcess } from "../reading/reading-process";

/**
 * Recognises the language of editions that were stored before it was recorded, one after the other. Any number of
 * processes may do so. Never rejects: what is left is done at the next start.
 */
export async function recogniseLanguages(
  { db, reading, log }: { db: Database; reading: Pick<ReadingProcess, "do">; log: Log },
  signal: AbortSignal,
): Promise<void> {
  try {
    while (!signal.aborted) {
      const next = await findUnreadLanguage(db);
      if (!next) return;
      const { report, number, beginning: text } = next;
      const language = await reading.do({ kind: "language", text });
      await storeLanguage(db, { report, number, language });
    }
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, "The languages of texts could not be recognised");
  }
}
