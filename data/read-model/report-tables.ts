import { isDeepStrictEqual } from "node:util";
import type { ReportNoun, ReportThings } from "@/domain/facts/report/report-things";
import type { ReportId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import type { Queryable } from "../transaction";
import { ANNOTATIONS } from "./annotations";
import { COMMENTS } from "./comments";
import { HISTORY, toHistoryRow, type HistoryEntry } from "./history";
import type { ReportKnown, ReportTable } from "./report-table";
import { STATEMENTS } from "./statements";
import {
  deleteStatement,
  findPeopleStatements,
  loadRows,
  writeStep,
  type ReadModelTable,
  type Row,
} from "./table";

export type { HistoryEntry };

/** The tables of a report's things, by noun; a table stands behind those to which it refers. */
const TABLES: { readonly [Noun in ReportNoun]?: readonly ReportTable<ReportThings[Noun]>[] } = {
  annotations: [ANNOTATIONS, COMMENTS],
  statements: [STATEMENTS],
};

export const REPORT_TABLES: readonly ReportTable<never>[] = Object.values(TABLES).flat();

/** Those that a commit writes; of history, the document tells nothing again. */
export const WRITTEN_TABLES: readonly ReadModelTable[] = [...REPORT_TABLES, HISTORY];

/** The nouns of which queries see something. */
export const TOLD_NOUNS = Object.keys(TABLES) as readonly ReportNoun[];

/** What queries see of a report's document, or of a part of it: rows by the name of their table. */
export type ReadModel = ReadonlyMap<string, readonly Row[]>;

/** Gathers what queries are to see. */
export class ReportRows {
  readonly #rows = new Map<string, Row[]>(WRITTEN_TABLES.map(({ name }) => [name, []]));
  readonly #known: ReportKnown;

  constructor(known: ReportKnown) {
    this.#known = known;
  }

  get all(): ReadModel {
    return this.#rows;
  }

  add<Noun extends ReportNoun>(noun: Noun, thing: ReportThings[Noun]): void {
    for (const table of TABLES[noun] ?? []) {
      this.#rows.get(table.name)?.push(...table.toRows(thing, this.#known));
    }
  }

  addHistory(entry: HistoryEntry): void {
    this.#rows.get(HISTORY.name)?.push(toHistoryRow(this.#known.report, entry));
  }
}

/**
 * The steps of a `WITH` that write what queries see: see `readModelValues`. `first` is the number of the first of their
 * parameters, and `only` narrows the rows `r`, which name their room. Things are never taken out of a document, so
 * writing what is there replaces what was there.
 */
export function readModelSteps(first: number, only: string): string {
  return WRITTEN_TABLES.map((table, index) => writeStep(table, first + index, only)).join(", ");
}

/** The parameters of `readModelSteps`: the rows of each table as JSON. */
export function readModelValues(
  rooms: readonly { room: string; entries: ReadModel | null }[],
): readonly string[] {
  return WRITTEN_TABLES.map(({ name }) =>
    JSON.stringify(
      rooms.flatMap(({ room, entries }) =>
        (entries?.get(name) ?? []).map((row) => ({ room, ...row })),
      ),
    ),
  );
}

/** What queries see of a report now, for comparison with what its journal says. */
export async function loadReadModel(db: Queryable, report: ReportId): Promise<ReadModel> {
  const rows = new Map<string, readonly Row[]>();
  for (const table of REPORT_TABLES) rows.set(table.name, await loadRows(db, table, report));
  return rows;
}

/** Replaces what queries see of a report. Call inside a transaction that holds the room's row. */
export async function replaceReadModel(
  db: Queryable,
  report: ReportId,
  entries: ReadModel,
): Promise<void> {
  for (const table of REPORT_TABLES.toReversed())
    await db.query(deleteStatement(table), [[report]]);
  await db.query(`WITH ${readModelSteps(1, "")} SELECT`, [
    ...readModelValues([{ room: "", entries }]),
  ]);
}

/** Erases what queries see of reports. */
export async function eraseReadModels(
  transaction: Prisma.TransactionClient,
  reports: readonly string[],
): Promise<void> {
  for (const table of WRITTEN_TABLES.toReversed()) {
    await transaction.$executeRawUnsafe(deleteStatement(table), reports);
  }
}

/** SQL that finds the `id` of everybody who has done something in the report `$1`. */
export const FIND_PEOPLE = REPORT_TABLES.flatMap(findPeopleStatements).join(" UNION ");

/** The ids of the things of which two read models say different things. */
export function findDifferences(one: ReadModel, other: ReadModel): ReadonlySet<string> {
  const differing = new Set<string>();
  for (const { name, key, subject } of REPORT_TABLES) {
    const [here, there] = [one, other].map((model) => byKey(model.get(name) ?? [], key));
    for (const id of new Set([...(here?.keys() ?? []), ...(there?.keys() ?? [])])) {
      const [row, twin] = [here?.get(id), there?.get(id)];
      if (!isDeepStrictEqual(row, twin)) differing.add(String((row ?? twin)?.[subject]));
    }
  }
  return differing;
}

function byKey(rows: readonly Row[], key: readonly string[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [key.map((column) => String(row[column])).join(" "), row]));
}
