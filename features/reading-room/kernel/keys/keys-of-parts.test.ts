import { beforeEach, describe, expect, it } from "vitest";
import type { KeyPress } from "@/features/shortcuts/match-press";
import type { AnnotationId } from "@/domain/ids";
import { createQuietRoom } from "@/test/sync/quiet-room";
import { NOTHING } from "../open";
import type { CommandOf } from "../part";
import type { RoomKernel, RoomPart } from "../room-kernel";

const called: string[] = [];
beforeEach(() => {
  called.length = 0;
});

function command(
  name: string,
  key: string,
  layer: string,
  isOfUse = true,
): CommandOf<RoomKernel, string, string> {
  const run = (): boolean => {
    called.push(name);
    return isOfUse;
  };
  return { name, key, layer, run };
}

/** A part with keys on its card that the room uses too, digits, and a key with a name. */
const SCALE: RoomPart = {
  commands: [
    ...["1", "2", "3", "4", "5", "0"].map((digit) => command(`value ${digit}`, digit, "note")),
    command("unknown", "u", "note"),
    command("again", ".", "note"),
    command("done", "Enter", "note"),
    command("of no use", "j", "note", false),
  ],
};
const ROOM: RoomPart = {
  commands: [
    command("undo", "u", "room"),
    command("next", "j", "room"),
    command("one", "1", "room"),
  ],
};

function press(room: RoomKernel, key: string, over: Partial<KeyPress> = {}): boolean {
  const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return room.press({ ...bare, key, isComposing: false, repeat: false, ...over }, false);
}

function openCard(room: RoomKernel): void {
  const note = "note00000001" as AnnotationId;
  const open = { kind: "note", note, editing: null, labelling: false } as const;
  room.ui.set({ ...room.ui.get(), open });
}

describe("a part that brings keys of its own", () => {
  it("has digits, signs and Enter on its card, before the room's", () => {
    const room = createQuietRoom([ROOM, SCALE]);
    openCard(room);
    for (const key of ["1", "0", "u", ".", "Enter"]) expect(press(room, key)).toBe(true);
    expect(called).toEqual(["value 1", "value 0", "unknown", "again", "done"]);
  });

  it("leaves them to the room while its card is closed", () => {
    const room = createQuietRoom([ROOM, SCALE]);
    openCard(room);
    room.ui.set({ ...room.ui.get(), open: NOTHING });
    expect(["u", "1", "5", "Enter"].map((key) => press(room, key))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(called).toEqual(["undo", "one"]);
  });

  it("hands on a key that is of no use to it", () => {
    const room = createQuietRoom([ROOM, SCALE]);
    openCard(room);
    expect(press(room, "j")).toBe(true);
    expect(called).toEqual(["of no use", "next"]);
  });

  it("keeps a held key from the room without calling its command again", () => {
    const room = createQuietRoom([ROOM, SCALE]);
    openCard(room);
    expect(press(room, "u", { repeat: true })).toBe(true);
    expect(called).toEqual([]);
  });

  it("keeps Enter while single keys are switched off, and loses the others", () => {
    const room = createQuietRoom([ROOM, SCALE]);
    openCard(room);
    room.settings.set({ singleKeys: false });
    expect(["1", "u", "Enter"].map((key) => press(room, key))).toEqual([false, false, true]);
    expect(called).toEqual(["done"]);
  });

  it("takes the keys that a person has chosen", () => {
    const room = createQuietRoom([ROOM, SCALE]);
    openCard(room);
    room.settings.set({ keys: { again: "6", "value 1": "7" } });
    expect(["6", "7", "."].map((key) => press(room, key))).toEqual([true, true, false]);
    expect(called).toEqual(["again", "value 1"]);
  });
});
