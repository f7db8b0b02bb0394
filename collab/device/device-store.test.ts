import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import * as Y from "yjs";
import type { UserId } from "@/domain/ids";
import { openDeviceStore } from "./device-store";

const ROOM = "report/aaaaaaaaaaaa";

/** One update for each value. */
function write(values: readonly string[]): Uint8Array[] {
  const ydoc = new Y.Doc();
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => updates.push(update));
  for (const [at, value] of values.entries()) ydoc.getMap("a").set(String(at), [value]);
  return updates;
}

it("[DV1] many small updates become one on the device, large ones stay as they are, and nothing is lost", async () => {
  const store = openDeviceStore("somebodyabcd" as UserId);
  if (!store) throw new Error("nowhere to keep anything");
  const values = ["long ".repeat(10_000), ...Array.from({ length: 150 }, (_, at) => `value ${at}`)];
  for (const update of write(values)) await store.keep(ROOM, update, null);
  for (let opening = 0; opening < 2; opening += 1) {
    const { updates } = await store.load(ROOM);
    expect(updates).toHaveLength(2);
    const ydoc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(ydoc, update);
    const kept = ydoc.getMap<string[]>("a");
    expect(values.map((_, at) => kept.get(String(at)))).toEqual(values.map((value) => [value]));
  }
});
