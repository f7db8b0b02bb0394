import { beforeAll, expect, it } from "vitest";
import { testDatabase } from "@/test/postgres";
import type { Database } from "./database";
import { inTransaction } from "./transaction";

let db: Database;
beforeAll(async () => {
  ({ db } = await testDatabase());
  await db.pool.query("CREATE TABLE word (said text)");
});

const say = (said: string, end: () => void = () => undefined) =>
  inTransaction(db, async (transaction) => {
    await transaction.query("INSERT INTO word VALUES ($1)", [said]);
    end();
  });

it("leaves all that was written, or nothing of it", async () => {
  await say("kept");
  const fail = (): never => {
    throw new Error("it cannot be");
  };
  await expect(say("undone", fail)).rejects.toThrow("it cannot be");
  const { rows } = await db.pool.query("SELECT said FROM word");
  expect(rows).toEqual([{ said: "kept" }]);
  expect(db.pool.idleCount).toBe(db.pool.totalCount);
});
