import { announceRevision } from "@/collab/commands";
import type { AddedEdition } from "@/contract/editions";
import type { Database } from "@/data/database";
import { findEditionHead } from "@/data/edition-sources";
import { appendEdition } from "@/data/editions";
import { newId } from "@/data/new-id";
import type { WrittenEdition } from "@/data/written-edition";
import type { Role } from "@/domain/access/roles";
import type { EditionFormat } from "@/domain/edition/edition-format";
import type { ReportId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { LiveRooms } from "../api/live-rooms";
import type { CarryOver } from "./carry-over";
import { countSubjects } from "./count-subjects";

type Parts = { db: Database; rooms: LiveRooms; carryOver: CarryOver };

/** Others who add an edition at the same moment make one compute again; more often than this is no honest use. */
const MAX_ATTEMPTS = 5;

/**
 * Adds a corrected or later edition, read by whichever importer, with everything carried over into it, and tells the
 * windows that have the report open. Refused where its text is that of the newest edition.
 */
export async function addNextEdition(
  { db, rooms, carryOver }: Parts,
  draft: {
    report: ReportId;
    by: { user: UserId; role: Role };
    format: EditionFormat;
    written: WrittenEdition;
  },
): Promise<Result<AddedEdition, "same-text" | "busy">> {
  const { report, by, format, written } = draft;
  const { sha256, text } = written;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const newest = await findEditionHead(db.pool, { report });
    if (!newest) throw new Error(`report ${report} has no edition`);
    if (newest.sha256 === sha256) return refuse("same-text");
    const number = newest.number + 1;
    const found = await carryOver.find({ report, edition: number, into: written });
    const carried = found.map((one) => one.carried);
    const edition = { report, after: newest.number, by: by.user, format, written, carried };
    if (!(await appendEdition(db, edition))) continue;
    // Whoever is not told reads the new edition when they open the report next.
    await rooms.change(report, by, (document) => {
      announceRevision(document, { user: by.user, now: Date.now, newId }, number);
    });
    const subjects = found.map(({ subject, carried }) => ({ ...subject, ...carried }));
    return ok({
      number,
      sha256,
      length: text.length,
      ...countSubjects(subjects),
    });
  }
  return refuse("busy");
}
