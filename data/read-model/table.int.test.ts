import { expect, expectTypeOf, it } from "vitest";
import type { ReadableOwner, ReadableReport } from "@/domain/access/readable";
import type { UserId } from "@/domain/ids";
import { testDatabase } from "@/test/postgres";
import { readableOwner } from "../readable-owner";
import { loadRows, text, type OwnerOfRows, type ReadModelTable } from "./table";

const columns = { coder_id: text, id: text, words: text };

/** What queries might see of private coding. */
const CODES: ReadModelTable<typeof columns, true> = {
  name: "test_code",
  isPrivate: true,
  columns,
  key: ["coder_id", "id"],
  subject: "id",
};

const ANA = "anaanaanaana" as UserId;
const BEN = "benbenbenben" as UserId;

it("[RK6] rows of a private table are read by showing that their owner asks, and are that person's alone", async () => {
  const { db } = await testDatabase();
  const { pool } = db;
  await pool.query(
    "CREATE TABLE test_code (coder_id text, id text, words text, PRIMARY KEY (coder_id, id))",
  );
  await pool.query(
    "INSERT INTO test_code VALUES ($1, 'one', 'Words of Ana'), ($2, 'one', 'Words of Ben')",
    [ANA, BEN],
  );
  expect(await loadRows(pool, CODES, readableOwner(BEN))).toEqual([
    { coder_id: BEN, id: "one", words: "Words of Ben" },
  ]);
});

it("[RK6] neither somebody's id nor a right to a report opens a private table, or one that might be", () => {
  type Asked = Parameters<typeof loadRows<typeof columns, true>>[2];
  expectTypeOf<Asked>().toEqualTypeOf<ReadableOwner>();
  expectTypeOf<OwnerOfRows<boolean>>().toEqualTypeOf<ReadableOwner>();
  expectTypeOf<string>().not.toExtend<ReadableOwner>();
  expectTypeOf<UserId>().not.toExtend<ReadableOwner>();
  expectTypeOf<ReadableReport>().not.toExtend<ReadableOwner>();
});

it("[RK6] no private table passes for one of a report", () => {
  expectTypeOf(CODES).not.toExtend<ReadModelTable<typeof columns, false>>();
});
