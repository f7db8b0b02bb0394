import type { ReadableReport } from "@/domain/access/readable";
import { UNDETERMINED } from "@/domain/edition/edition-language";
import type { Database } from "../database";

/** The language as it is told: `null` if nobody knows it, or nobody has looked yet. */
export function knownLanguage(stored: string | null): string | null {
  return stored === UNDETERMINED ? null : stored;
}

/** Says which language an edition is in, `null` for none that is known. Returns whether there is such an edition. */
export async function setLanguage(
  db: Database,
  edition: { report: ReadableReport; number: number; language: string | null },
): Promise<boolean> {
  const { count } = await db.prisma.edition.updateMany({
    where: { reportId: edition.report, number: edition.number },
    data: { language: edition.language ?? UNDETERMINED },
  });
  return count === 1;
}

/** An edition in whose text nobody has looked for a language, and the beginning of that text. */
export type UnreadLanguage = { report: string; number: number; beginning: string };

/** Characters: some thirty pages, whatever comes before the text itself. */
const BEGINNING = 100_000;

/** The next edition of which the language was never asked; `null` if there is none. */
export async function findUnreadLanguage(db: Database): Promise<UnreadLanguage | null> {
  const { rows } = await db.pool.query<UnreadLanguage>(
    `SELECT report_id AS report, number, left(text, ${BEGINNING}) AS beginning
     FROM edition WHERE language IS NULL LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** Stores what was recognised, unless somebody has said it meanwhile. */
export async function storeLanguage(
  db: Database,
  { report, number, language }: Omit<UnreadLanguage, "beginning"> & { language: string },
): Promise<void> {
  await db.prisma.edition.updateMany({
    where: { reportId: report, number, language: null },
    data: { language },
  });
}
