import type { ReadableOwner } from "@/domain/access/readable";
import { toMilliseconds, toTimestamp } from "../stored-values";
import type { Queryable } from "../transaction";

/** A column of a table that queries see. Its value in a row comes as JSON; a time as milliseconds since 1970. */
export type Column<Value> = {
  /** PostgreSQL's type of the value as it comes. */
  type: "text" | "int" | "bigint" | "float8" | "text[]" | "jsonb";
  isTime: boolean;
  /** The id of somebody who has done something. */
  isPerson?: true;
  /** Never there: what the values are to TypeScript. */
  value?: Value;
};

export const text: Column<string> = { type: "text", isTime: false };
export const person: Column<string> = { type: "text", isTime: false, isPerson: true };
export const whole: Column<number> = { type: "int", isTime: false };
export const long: Column<number> = { type: "bigint", isTime: false };
export const time: Column<number> = { type: "float8", isTime: true };
export const texts: Column<readonly string[]> = { type: "text[]", isTime: false };

/** The same column, with `null` if there is nothing. */
export function maybe<Value>(column: Column<Value>): Column<Value | null> {
  return column;
}

export function json<Value>(): Column<Value> {
  return { type: "jsonb", isTime: false };
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

export type RowOf<Of extends Columns> = {
  readonly [Name in keyof Of]: Of[Name] extends Column<infer Value> ? Value : never;
};

/** A row of some table. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * A table that is derived from the journals of one kind of room. Its columns are said here once: writing, reading and
 * comparing are made of them.
 */
export type ReadModelTable<Of extends Columns = Columns, IsPrivate extends boolean = boolean> = {
  name: string;
  /** Whether its rows are seen by nobody but the one person to whom their room belongs. */
  isPrivate: IsPrivate;
  columns: Of;
  /** Its primary key. The first part is the id of that to which the room belongs. */
  key: readonly [keyof Of & string, ...(keyof Of & string)[]];
  /** The column that holds the id of the thing of which a row tells. */
  subject: keyof Of & string;
};

/** By what rows are read: those of a private table, or of one that might be, by showing that their owner asks. */
export type OwnerOfRows<IsPrivate extends boolean> = [IsPrivate] extends [false]
  ? string
  : ReadableOwner;

/**
 * One step of a `WITH` that writes rows, given as JSON in that parameter, over those that were there. `only` narrows
 * the rows `r`, which name their `room`.
 */
export function writeStep(table: ReadModelTable, parameter: number, only: string): string {
  const names = Object.keys(table.columns);
  const types = Object.entries(table.columns).map(([name, { type }]) => `${quote(name)} ${type}`);
  const values = Object.entries(table.columns).map(([name, { isTime }]) =>
    isTime ? toTimestamp(quote(name)) : `r.${quote(name)}`,
  );
  const changing = names.filter((name) => !table.key.includes(name));
  const name = quote(table.name);
  return `${quote(`write_${table.name}`)} AS (
  INSERT INTO ${name} (${names.map(quote).join(", ")})
  SELECT ${values.join(", ")}
  FROM json_to_recordset($${parameter}::json) AS r (room text, ${types.join(", ")})
  ${only}
  ON CONFLICT (${table.key.map(quote).join(", ")}) DO UPDATE
  SET ${changing.map((one) => `${quote(one)} = excluded.${quote(one)}`).join(", ")}
  WHERE ${name}.* IS DISTINCT FROM excluded.*
)`;
}

/** The rows that belong to `owner`, in no particular order. */
export async function loadRows<Of extends Columns, IsPrivate extends boolean>(
  db: Queryable,
  table: ReadModelTable<Of, IsPrivate>,
  owner: OwnerOfRows<IsPrivate>,
): Promise<RowOf<Of>[]> {
  const values = Object.entries(table.columns).map(([name, { isTime }]) =>
    isTime ? `${toMilliseconds(quote(name))} AS ${quote(name)}` : quote(name),
  );
  const { rows } = await db.query<RowOf<Of>>(
    `SELECT ${values.join(", ")} FROM ${quote(table.name)} WHERE ${quote(table.key[0])} = $1`,
    [owner],
  );
  return rows;
}

/** SQL that erases the rows that belong to any of `$1`. */
export function deleteStatement({ name, key }: ReadModelTable): string {
  return `DELETE FROM ${quote(name)} WHERE ${quote(key[0])} = ANY($1)`;
}

/** SQL that finds the `id` of everybody who has done something of which the rows that belong to `$1` tell. */
export function findPeopleStatements({
  name,
  columns,
  key,
}: ReadModelTable<Columns, false>): string[] {
  return Object.keys(columns)
    .filter((column) => columns[column]?.isPerson)
    .map((column) => {
      const [table, owner] = [quote(name), quote(key[0])];
      return `SELECT ${quote(column)} AS id FROM ${table} WHERE ${owner} = $1`;
    });
}

function quote(name: string): string {
  return `"${name}"`;
}
