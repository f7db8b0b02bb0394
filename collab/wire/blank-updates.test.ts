import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ReportDocument } from "@/collab/facts/document-model";
import { REPORT_FACT_NAMES } from "@/domain/facts/report/report-facts";
import type { UserId } from "@/domain/ids";
import { HonestCrowd } from "@/test/sync/honest-crowd";
import { UpdateBlanker } from "./blank-updates";

const PEOPLE = ["anaanaanaana", "benbenbenben"] as UserId[];

/** What a crowd writes, update by update. */
function history(seed: number, count: number): Uint8Array[] {
  const ydoc = new Y.Doc();
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => updates.push(update));
  let now = 1_760_000_000_000;
  const crowd = new HonestCrowd(seed, ydoc, PEOPLE, () => (now += 1_000));
  while (updates.length < count) {
    for (const { bytes } of crowd.step()) {
      const before = updates.length;
      Y.applyUpdate(ydoc, bytes);
      for (const update of updates.slice(before)) crowd.hear(update);
    }
  }
  return updates;
}

/** The facts that stand after these updates, by kind and key. */
function factsOf(updates: readonly Uint8Array[]): Map<string, unknown> {
  const document = new ReportDocument();
  for (const update of updates) Y.applyUpdate(document.ydoc, update);
  expect(document.ydoc.store.pendingStructs).toBeNull();
  return new Map(
    REPORT_FACT_NAMES.flatMap((kind) =>
      [...document.keys(kind)].map((key) => [`${kind} ${key}`, document.raw(kind, key)] as const),
    ),
  );
}

describe.each([1, 2, 3, 4, 5])("the past of crowd %i", (seed) => {
  it("[PA7] loses all that was said of some things, and nothing else", () => {
    const updates = history(seed, 150);
    const before = factsOf(updates);
    const subjectOf = (place: string): string => /^\w+ (\w+)/.exec(place)?.[1] ?? "";
    const subjects = [...new Set([...before.keys()].map(subjectOf))];
    const erased = new Set(subjects.filter((_, index) => index % 3 === 0));
    const blanker = new UpdateBlanker((key) => erased.has(key.split(".", 1)[0] ?? key));
    const blanked = updates.map((update) => blanker.blank(update));

    const left = new Map([...before].filter(([place]) => !erased.has(subjectOf(place))));
    expect(factsOf(blanked)).toEqual(left);
    const again = new UpdateBlanker((key) => erased.has(key.split(".", 1)[0] ?? key));
    expect(blanked.map((update) => again.blank(update))).toEqual(blanked);
    const whole = new UpdateBlanker((key) => erased.has(key.split(".", 1)[0] ?? key));
    expect(factsOf([whole.blank(Y.mergeUpdates(updates))])).toEqual(left);
  });
});

it("[PA7] what was replaced or taken away is gone too, though it does not say its key", () => {
  const ydoc = new Y.Doc();
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => updates.push(update));
  for (const words of ["first words", "second words"]) {
    ydoc.getMap("e").set("commentcomme", [words, 1]);
  }
  ydoc.getMap("e").delete("commentcomme");
  ydoc.getMap("e").set("othercomment", ["kept words", 1]);
  const blanker = new UpdateBlanker((key) => key === "commentcomme");
  const said = updates.map((update) => Buffer.from(blanker.blank(update)).toString()).join();
  expect(said).not.toMatch(/first|second/);
  expect(said).toContain("kept words");
});
