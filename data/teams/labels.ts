import type { LabelColour } from "@/contract/common";
import type { Label } from "@/contract/teams";
import type { ReadableTeam } from "@/domain/access/readable";
import type { LabelId, TeamId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Label as Row, Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";
import { lockTeam } from "./lock-team";
import { looksLike } from "./look-alikes";
import { newId } from "../new-id";

/** More than anybody can tell apart by name; a bound for what a report has to load. */
export const MAX_LABELS = 100;

export type LabelRefusal = "no-such-label" | "name-taken" | "too-many";

export type LabelChanges = {
  name?: string | undefined;
  colour?: LabelColour | undefined;
  archived?: boolean | undefined;
  /** Where it stands afterwards, counted from 0. */
  position?: number | undefined;
};

/** A team's labels in the team's order, archived ones too: what was marked with them still shows them. */
export async function listLabels(db: Database, scope: { team: ReadableTeam }): Promise<Label[]> {
  const rows = await inOrder(db.prisma, scope.team);
  return rows.map(toLabel);
}

/** The names of labels by id. */
export async function listLabelNames(
  db: Database,
  scope: { ids: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.prisma.label.findMany({
    where: { id: { in: [...new Set(scope.ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Adds a label at the end. No two names in a team look the same. */
export async function addLabel(
  db: Database,
  draft: { team: ReadableTeam; name: string; colour: LabelColour },
): Promise<Result<Label, LabelRefusal>> {
  return db.prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, draft.team);
    const rows = await inOrder(transaction, draft.team);
    if (rows.length >= MAX_LABELS) return refuse("too-many");
    if (isTaken(rows, draft.name, null)) return refuse("name-taken");
    const row = await transaction.label.create({
      data: {
        id: newId<"label">(),
        teamId: draft.team,
        name: draft.name,
        colour: draft.colour,
        position: rows.length,
      },
    });
    return ok(toLabel(row));
  });
}

/** Renames, recolours, archives, brings back or moves a label; the others make room. */
export async function changeLabel(
  db: Database,
  change: { team: ReadableTeam; label: LabelId; changes: LabelChanges; now: Date },
): Promise<Result<Label, LabelRefusal>> {
  const { team, label, changes } = change;
  return db.prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, team);
    const rows = await inOrder(transaction, team);
    const before = rows.find((row) => row.id === label);
    if (!before) return refuse("no-such-label");
    const name = changes.name === before.name ? undefined : changes.name;
    if (name !== undefined && isTaken(rows, name, label)) return refuse("name-taken");
    await transaction.label.update({
      where: { id: label },
      data: {
        ...(name !== undefined && { name }),
        ...(changes.colour !== undefined && { colour: changes.colour }),
        ...(changes.archived !== undefined && {
          archivedAt: changes.archived ? (before.archivedAt ?? change.now) : null,
        }),
      },
    });
    if (changes.position !== undefined) await move(transaction, rows, before, changes.position);
    return ok(toLabel(await transaction.label.findUniqueOrThrow({ where: { id: label } })));
  });
}

async function move(
  transaction: Prisma.TransactionClient,
  rows: readonly Row[],
  moved: Row,
  position: number,
): Promise<void> {
  const order = rows.filter((row) => row !== moved);
  order.splice(position, 0, moved);
  for (const [index, row] of order.entries()) {
    if (row.position === index) continue;
    await transaction.label.update({ where: { id: row.id }, data: { position: index } });
  }
}

function inOrder(prisma: Prisma.TransactionClient, team: TeamId): Promise<Row[]> {
  return prisma.label.findMany({
    where: { teamId: team },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

function isTaken(rows: readonly Row[], name: string, except: LabelId | null): boolean {
  return rows.some((row) => row.id !== except && looksLike(row.name, name));
}

function toLabel(row: Row): Label {
  return {
    id: row.id as LabelId,
    name: row.name,
    colour: row.colour as LabelColour,
    position: row.position,
    archived: row.archivedAt !== null,
  };
}
