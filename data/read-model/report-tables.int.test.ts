import { afterAll, beforeAll, expect, it } from "vitest";
import { WRITTEN_TABLES } from "./report-tables";
import { apiWorld, type ApiWorld } from "@/test/api-world";

let api: ApiWorld;

beforeAll(async () => {
  api = await apiWorld();
});
afterAll(() => api.close());

it.each(WRITTEN_TABLES)("[SY3] the table $name says every column that it has", async (table) => {
  const { rows } = await api.db.pool.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1`,
    [table.name],
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(table.columns).sort());
});
