import type { Database } from "@/data/database";
import { findMe } from "@/data/accounts/users";
import { findReportAccess } from "@/data/reports/reports";
import { may } from "@/domain/access/permissions";
import { ok, refuse } from "@/domain/result";
import type { AnnotationImporter } from "../../exchange/annotation-importer";
import { importAnnotations } from "../../exchange/import-annotations";
import type { LiveRooms } from "../../rooms/live-rooms";
import type { JobKind } from "../job-kind";

type Parts = { db: Database; rooms: LiveRooms; importer: AnnotationImporter; origin: string };

/** Documents that are taken in at once, each by a process of its own. */
const AT_ONCE = 2;

/** What may wait of one person or team: as much as their budget lets them bring, and what others have brought before. */
const ALLOWANCE = { personFiles: 8, personBytes: 100_000_000, teamFiles: 24 };

/** Refusals of the live document that pass: the job is begun again. */
const PASSING: ReadonlySet<string> = new Set(["try-later", "internal", "disk-full"]);

/** Takes what others have annotated elsewhere into a report's room, as the person who brings it. */
export function annotationsJob({ db, rooms, importer, origin }: Parts): JobKind {
  return {
    name: "annotations",
    allowance: ALLOWANCE,
    attempts: 3,
    retryS: 10,
    findPlace: (running) => (running.length < AT_ONCE ? Number.MAX_SAFE_INTEGER : 0),
    run: async (job, { signal, onProgress }) => {
      const { id, user, file } = job;
      const access = job.report && (await findReportAccess(db, { report: job.report, user }));
      const me = await findMe(db, { user });
      if (!access?.letIn || !me || !may(access.role, "annotation.create")) {
        return refuse("not-permitted");
      }
      if (!may(access.role, "comment.create")) return refuse("not-permitted");
      const { report, team, role } = access;
      const by = { user, role, name: me.name };
      onProgress({ stage: "placing", share: null, page: null });
      const imported = await importAnnotations(
        { db, rooms, importer, origin },
        { job: id, report, team, by, body: file.bytes, signal },
      );
      if (!imported.ok) return imported;
      const written = imported.value;
      if (written.ok) return ok(async () => ok({ result: written.value }));
      if (PASSING.has(written.refusal)) throw new Error(`The room says ${written.refusal}.`);
      return written;
    },
  };
}
