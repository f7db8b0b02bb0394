import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ReportId } from "@/domain/ids";
import { RecentEditions } from "./recent-editions";
import type { StoredEdition } from "./stored-edition";

const report = "aaaaaaaaaaaa" as ReportId;

function edition(number: number, length = 10): StoredEdition {
  return { number, text: "x".repeat(length), sha256: "", structure: { blocks: [], marks: [] } };
}

/** Reads each edition as long as it was told, and counts how often. */
function reader(length = 10) {
  const reads: number[] = [];
  const recent = new RecentEditions();
  const take = (number: number) =>
    recent.take({ report, number }, async () => {
      reads.push(number);
      return edition(number, length);
    });
  return { recent, reads, take };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("reads an edition once for all who ask, also at the same moment", async () => {
  const { reads, take } = reader();
  const [first, second] = await Promise.all([take(1), take(1)]);
  expect(first).toBe(second);
  expect(await take(1)).toBe(first);
  expect(reads).toEqual([1]);
});

it("keeps no more than there is room for: those that were used last", async () => {
  const { reads, take } = reader(9_000_000);
  await take(1);
  await take(2);
  await take(1);
  await take(3);
  await take(1);
  await take(2);
  expect(reads).toEqual([1, 2, 3, 2]);
});

it("gives up what nobody asks for any more", async () => {
  const { reads, take } = reader();
  await take(1);
  await vi.advanceTimersByTimeAsync(120_000);
  await take(1);
  expect(reads).toEqual([1, 1]);
});

it("keeps neither what is not there nor what could not be read", async () => {
  const recent = new RecentEditions();
  const scope = { report, number: 1 };
  expect(await recent.take(scope, async () => null)).toBeNull();
  await expect(recent.take(scope, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await recent.take(scope, async () => edition(1))).toEqual(edition(1));
});
