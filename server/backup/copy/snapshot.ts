import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { CopiedTable, CopyHeader } from "./copy-contents";

/** Bytes of a table's rows in one entry. */
const PIECE_BYTES = 4 * 2 ** 20;

/**
 * Runs `use` while every query on the connection sees one and the same moment. Those who write do not wait for it, nor
 * it for them.
 */
export async function withSnapshot<Result>(
  client: pg.ClientBase,
  use: () => Promise<Result>,
): Promise<Result> {
  await client.query(
    `SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0`,
  );
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    return await use();
  } finally {
    await client.query("ROLLBACK");
  }
}

/** The tables, but for the history of migrations; those that others refer to come first. */
export async function listTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable & { refersTo: string[] }>(
    `SELECT t.relname AS name,
       ARRAY(SELECT attname::text FROM pg_attribute
             WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
             ORDER BY attnum) AS columns,
       ARRAY(SELECT other.relname::text FROM pg_constraint
             JOIN pg_class other ON other.oid = confrelid
             WHERE conrelid = t.oid AND contype = 'f' AND confrelid <> t.oid) AS "refersTo"
     FROM pg_class t
     WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r'
       AND t.relname <> '_prisma_migrations'
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = t.oid AND deptype = 'e')
     ORDER BY name`,
  );
  const sorted: CopiedTable[] = [];
  const left = new Map(rows.map((row) => [row.name, row]));
  while (left.size > 0) {
    const free = [...left.values()].find((row) => !row.refersTo.some((name) => left.has(name)));
    if (!free) throw new Error(`these tables refer to each other: ${[...left.keys()].join(", ")}`);
    left.delete(free.name);
    sorted.push({ name: free.name, columns: free.columns });
  }
  return sorted;
}

export async function listSequences(client: pg.ClientBase): Promise<CopyHeader["sequences"]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT sequencename AS name FROM pg_sequences WHERE schemaname = current_schema() ORDER BY 1`,
  );
  const sequences: CopyHeader["sequences"] = [];
  for (const { name } of rows) {
    const read = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM "${name}"`,
    );
    sequences.push(...read.rows.map((row) => ({ name, ...row })));
  }
  return sequences;
}

/** How rows come from PostgreSQL; the columns are named, so that their order is nobody's business. */
function writeCopyOut(table: CopiedTable): string {
  return `COPY ${nameColumns(table)} TO STDOUT (FORMAT binary)`;
}

/**
 * How rows go to PostgreSQL. It would hold a thousand of them in memory before it writes any, however large they are;
 * with a condition that may change from row to row, it takes one at a time.
 */
export function writeCopyIn(table: CopiedTable): string {
  return `COPY ${nameColumns(table)} FROM STDIN (FORMAT binary) WHERE random() >= 0`;
}

function nameColumns({ name, columns }: CopiedTable): string {
  return `"${name}" (${columns.map((column) => `"${column}"`).join(", ")})`;
}

/** Hands on a table's rows piece by piece, however large one of them is. Returns how many there were. */
export async function readRows(
  client: pg.ClientBase,
  table: CopiedTable,
  take: (piece: Buffer) => Promise<void>,
): Promise<number> {
  const stream = client.query(copyTo(writeCopyOut(table)));
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length < PIECE_BYTES) continue;
    await take(Buffer.concat(chunks));
    chunks = [];
    length = 0;
  }
  await take(Buffer.concat(chunks));
  return stream.rowCount;
}
