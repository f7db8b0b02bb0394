import type { ImportedEdition } from "@/domain/edition/structure";
import type { LabelId, ReportId, TeamId, UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";
import { addEdition } from "../editions/editions";
import { newId } from "../new-id";
import { loadSampleReport, SAMPLE_CREDIT, SAMPLE_LANGUAGE } from "../reports/sample-report";
import { addUser, type NewUser } from "../accounts/users";
import { writeEdition } from "../editions/written-edition";

/** The first owner: somebody who has an account, or an account to be made with the team. */
export type Founder = { kind: "existing"; user: UserId } | ({ kind: "new" } & NewUser);

export type FoundedTeam = { team: TeamId; user: UserId };

/**
 * What a campaign marks first; every team may rename them. One for each colour of the design, and in English where no
 * window has said what to call them.
 */
const FIRST_LABELS = [
  { name: "Key quote", colour: "amber" },
  { name: "Commitment", colour: "mint" },
  { name: "Concern", colour: "rose" },
  { name: "Question", colour: "sky" },
  { name: "To check", colour: "violet" },
] as const;

type Founding = {
  name: string;
  owner: Founder;
  /** The names of the first labels, in their order. */
  labels?: readonly string[] | undefined;
};

/** Makes a team with its owner, the default labels and the sample report; all of it or nothing. */
export async function foundTeam(db: Database, founding: Founding): Promise<FoundedTeam> {
  const sample = await loadSampleReport();
  return db.prisma.$transaction((transaction) => foundTeamWithin(transaction, founding, sample));
}

/** The same inside a transaction that does more. */
export async function foundTeamWithin(
  transaction: Prisma.TransactionClient,
  founding: Founding,
  sample: ImportedEdition,
): Promise<FoundedTeam> {
  const { owner, labels } = founding;
  const user = owner.kind === "existing" ? owner.user : await addUser(transaction, owner);
  const team = newId<"team">();
  await transaction.team.create({ data: { id: team, name: founding.name } });
  await transaction.membership.create({ data: { teamId: team, userId: user, role: "owner" } });
  await transaction.label.createMany({
    data: FIRST_LABELS.map(({ name, colour }, position) => ({
      name: labels?.[position] ?? name,
      colour,
      id: newId<"label">() satisfies LabelId,
      teamId: team,
      position,
    })),
  });
  const report = newId<"report">() satisfies ReportId;
  await transaction.report.create({
    data: { ...SAMPLE_CREDIT, id: report, teamId: team, isSample: true, createdById: user },
  });
  await addEdition(
    { query: (sql, values) => transaction.$executeRawUnsafe(sql, ...values) },
    { report, number: 1, format: "txt", written: writeEdition(sample, SAMPLE_LANGUAGE) },
  );
  return { team, user };
}
