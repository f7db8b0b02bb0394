import type pg from "pg";

/** What people would miss, and the table that has one row for each. */
const TABLES = {
  people: "user",
  teams: "team",
  reports: "report",
  editions: "edition",
  files: "edition_file",
  rooms: "room",
  updates: "room_update",
} as const;

type Goods = keyof typeof TABLES;

/** How many there are of what has a table; a database without a schema has none. */
export type Stock = Partial<Record<Goods, number>>;

export async function takeStock(client: pg.ClientBase): Promise<Stock> {
  const stock: Stock = {};
  for (const [goods, table] of Object.entries(TABLES)) {
    const { rows } = await client.query<{ present: boolean }>(
      "SELECT to_regclass($1) IS NOT NULL AS present",
      [`"${table}"`],
    );
    if (!rows[0]?.present) continue;
    const counted = await client.query<{ count: string }>(`SELECT count(*) FROM "${table}"`);
    stock[goods as Goods] = Number(counted.rows[0]?.count);
  }
  return stock;
}

/** In words, the first thing of which there are fewer now; `null` where there is none. */
export function findMissing(before: Stock, now: Stock): string | null {
  for (const [goods, count] of Object.entries(before)) {
    const left = now[goods as Goods] ?? 0;
    if (left < count) return `of ${count} ${goods}, ${left} would be left`;
  }
  return null;
}

/** Such as "3 people, 2 rooms, 2 editions". */
export function describeStock({ people = 0, rooms = 0, editions = 0 }: Stock): string {
  return `${people} people, ${rooms} rooms, ${editions} editions`;
}
