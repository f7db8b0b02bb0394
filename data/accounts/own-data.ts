import type { OwnData } from "@/contract/own-data";
import type { UserId } from "@/domain/ids";
import type { Annotation, Comment, Statement } from "@/generated/prisma/client";
import type { Database } from "../database";
import { STORED_SETTINGS } from "./stored-settings";

type Scope = { user: UserId };

export type OwnAnnotation = Annotation;
export type OwnComment = Comment;
export type OwnStatement = Statement;

/** Rows that are in memory at a time: of the longest comments some megabytes, which take no moment to read. */
const PAGE = 100;

/** Titles of the reports that somebody may read now, by id: what they wrote elsewhere is theirs, its report is not. */
export type ReadableReports = ReadonlyMap<string, string>;

export async function listReadableReports(db: Database, { user }: Scope): Promise<ReadableReports> {
  const rows = await db.prisma.report.findMany({
    where: { deletedAt: null, team: { deletedAt: null, memberships: { some: { userId: user } } } },
    select: { id: true, title: true },
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** `null` where there is no such account. */
export async function loadOwnAccount(
  db: Database,
  { user }: Scope,
): Promise<Pick<OwnData, "account" | "sessions" | "devices" | "memberships"> | null> {
  const row = await db.prisma.user.findUnique({
    where: { id: user },
    include: {
      accounts: { orderBy: { id: "asc" } },
      sessions: { orderBy: { createdAt: "asc" } },
      devices: { orderBy: { createdAt: "asc" } },
      secondFactor: { select: { confirmedAt: true } },
      memberships: {
        where: { team: { deletedAt: null } },
        include: { team: { select: { name: true } } },
        orderBy: { createdAt: "asc" },
      },
    },
  });
  if (!row) return null;
  return {
    account: {
      id: row.id,
      email: row.email,
      emailVerified: row.emailVerified?.toISOString() ?? null,
      name: row.name,
      colour: row.colour as OwnData["account"]["colour"],
      createdAt: row.createdAt.toISOString(),
      hasPassword: row.passwordHash !== null,
      hasSecondFactor: Boolean(row.secondFactor?.confirmedAt),
      settings: STORED_SETTINGS.read(row.settings),
      identities: row.accounts.map(({ provider, providerAccountId }) => ({
        provider,
        subject: providerAccountId,
      })),
    },
    sessions: row.sessions.map(({ createdAt, lastSeenAt, userAgent }) => ({
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      userAgent,
    })),
    devices: row.devices.map(({ createdAt, lastUsedAt }) => ({
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
    memberships: row.memberships.map(({ teamId, team, role, createdAt }) => ({
      team: teamId,
      name: team.name,
      role,
      joinedAt: createdAt.toISOString(),
    })),
  };
}

/** How much of somebody's own there is: annotations, comments and decisions, and bytes of the comments. */
export type OwnSize = { rows: number; commentBytes: number };

export async function findOwnSize(db: Database, { user }: Scope): Promise<OwnSize> {
  const { rows } = await db.pool.query<OwnSize>(
    `SELECT (SELECT count(*) FROM annotation WHERE creator_id = $1)::int
              + (SELECT count(*) FROM statement WHERE decided_by_id = $1)::int
              + count(*)::int AS rows,
            coalesce(sum(octet_length(body)), 0)::float8 AS "commentBytes"
     FROM comment WHERE creator_id = $1`,
    [user],
  );
  return rows[0] ?? { rows: 0, commentBytes: 0 };
}

export function readOwnAnnotations(db: Database, { user }: Scope): AsyncGenerator<OwnAnnotation[]> {
  return readPages((after) =>
    db.prisma.annotation.findMany({ where: { creatorId: user }, ...pageAfter(after) }),
  );
}

export function readOwnComments(db: Database, { user }: Scope): AsyncGenerator<OwnComment[]> {
  return readPages((after) =>
    db.prisma.comment.findMany({ where: { creatorId: user }, ...pageAfter(after) }),
  );
}

export function readOwnStatements(db: Database, { user }: Scope): AsyncGenerator<OwnStatement[]> {
  return readPages((after) =>
    db.prisma.statement.findMany({ where: { decidedById: user }, ...pageAfter(after) }),
  );
}

export type OwnReaction = { report: string; comment: string; emoji: string; at: number };

export async function listOwnReactions(db: Database, { user }: Scope): Promise<OwnReaction[]> {
  const own = JSON.stringify({ items: [{ by: user }] });
  return db.prisma.$queryRaw<OwnReaction[]>`
    SELECT report_id AS report, id AS comment, reaction->>'emoji' AS emoji,
           (reaction->>'at')::float8 AS at
    FROM comment, jsonb_array_elements(reactions->'items') AS reaction
    WHERE reactions @> ${own}::jsonb AND reaction->>'by' = ${user}
    ORDER BY 1, 2, 3`;
}

export async function listOwnInvitations(
  db: Database,
  { user }: Scope,
): Promise<OwnData["invitations"]> {
  const rows = await db.prisma.invitation.findMany({
    where: { createdById: user },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ teamId, role, note, createdAt, expiresAt }) => ({
    team: teamId,
    role,
    note,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

export type OwnEdition = { reportId: string; number: number; createdAt: Date };

export async function listOwnEditions(db: Database, { user }: Scope): Promise<OwnEdition[]> {
  return db.prisma.edition.findMany({
    where: { createdById: user },
    select: { reportId: true, number: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { reportId: "asc" }],
  });
}

export type OwnRead = { reportId: string; annotationId: string; readAt: Date };

export async function listOwnReads(db: Database, { user }: Scope): Promise<OwnRead[]> {
  return db.prisma.threadRead.findMany({
    where: { userId: user },
    orderBy: [{ reportId: "asc" }, { annotationId: "asc" }],
  });
}

type Key = { reportId: string; id: string };

function pageAfter(after: Key | null) {
  return {
    orderBy: [{ reportId: "asc" as const }, { id: "asc" as const }],
    take: PAGE,
    ...(after && {
      cursor: { reportId_id: { reportId: after.reportId, id: after.id } },
      skip: 1,
    }),
  };
}

async function* readPages<Row extends Key>(
  read: (after: Key | null) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after: Key | null = null;
  for (;;) {
    const rows: Row[] = await read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1) ?? null;
  }
}
