import type { Database } from "@/data/database";
import { readableTeam } from "@/data/readable";
import { findStanding } from "@/data/teams/members";
import { ok } from "@/domain/result";
import type { StatementProposer } from "../../statements/statement-proposer";
import { oneAtATime, type JobKind } from "../job-kind";
import { untilAborted } from "../until-aborted";

type Parts = { db: Database; statements: StatementProposer };

/** Recognises statements again in those of a team's reports that were read before: it knows its actors by other names. */
export function proposeJob({ db, statements }: Parts): JobKind {
  return {
    name: "propose",
    allowance: null,
    attempts: 3,
    retryS: 10,
    findPlace: oneAtATime,
    run: async ({ team, user }, { signal, onProgress }) => {
      const standing = await findStanding(db.pool, { team, user });
      const work = statements.proposeAgain({
        team: readableTeam(team),
        // Whoever has left the team tells nobody; windows see the statements when they are opened next.
        by: standing && { user, role: standing.role },
        signal,
        onShare: (share) => onProgress({ stage: "recognising", share, page: null }),
      });
      await untilAborted(work, signal);
      return ok(async () => ok({}));
    },
  };
}
