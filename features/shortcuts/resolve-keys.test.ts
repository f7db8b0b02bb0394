import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "@/features/reading-room/commands";
import { findShortcuts } from "./find-shortcuts";
import { layersThere, meet } from "./layers";
import type { KeyPress } from "./match-press";
import { rebind } from "./rebind";
import { findHidden, resolveKeys } from "./resolve-keys";
import type { Shortcut } from "./shortcut";

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    repeat: false,
    ...modifiers,
  };
}

/** The names of what a press calls with these settings, the innermost first. */
function call(
  key: string,
  {
    settings = {},
    typing = false,
    selecting = false,
    card = null,
    ...modifiers
  }: Partial<KeyPress> & {
    settings?: Parameters<typeof resolveKeys>[1];
    typing?: boolean;
    selecting?: boolean;
    card?: string | null;
  } = {},
): string[] {
  const { bindings } = resolveKeys(COMMANDS, settings);
  const layers = layersThere(selecting, card);
  return findShortcuts(press(key, modifiers), typing, {
    shortcuts: COMMANDS,
    bindings,
    layers,
  }).map(({ name }) => name);
}

function command(name: string): Shortcut {
  const found = COMMANDS.find((one) => one.name === name);
  if (!found) throw new Error(`There is no command “${name}”.`);
  return found;
}

describe("findShortcuts", () => {
  it("finds each command by its key where its layer is there, and nowhere else", () => {
    for (const { name, key, layer } of COMMANDS) {
      const selecting = layer === "selection";
      const card = layer === "note" || layer === "statement" ? layer : null;
      expect(call(key, { selecting, card })).toEqual([name]);
      if (selecting || card !== null) expect(call(key)).toEqual([]);
    }
  });

  it("leaves typing alone: in fields, while composing, with Alt", () => {
    expect(call("j", { typing: true })).toEqual([]);
    expect(call("j", { isComposing: true })).toEqual([]);
    expect(call("j", { altKey: true })).toEqual([]);
  });

  it("leaves the browser's own combinations alone", () => {
    expect(call("j", { ctrlKey: true })).toEqual([]);
    expect(call("n", { metaKey: true })).toEqual([]);
    expect(call("y", { ctrlKey: true, shiftKey: true })).toEqual([]);
    expect(call("f", { ctrlKey: true, shiftKey: true })).toEqual([]);
  });

  it("undoes and redoes with Ctrl or Cmd outside fields, and finds from everywhere", () => {
    expect(call("z", { ctrlKey: true })).toEqual(["undo"]);
    expect(call("Z", { metaKey: true, shiftKey: true })).toEqual(["redo"]);
    expect(call("y", { ctrlKey: true })).toEqual(["redo"]);
    expect(call("z", { ctrlKey: true, typing: true })).toEqual([]);
    expect(call("f", { ctrlKey: true, typing: true })).toEqual(["find"]);
  });

  it("calls nothing by single keys when they are switched off, but keeps combinations", () => {
    const settings = { singleKeys: false };
    for (const { key } of COMMANDS)
      expect(call(key, { settings, selecting: true, card: "note" })).toEqual([]);
    expect(call("z", { settings, ctrlKey: true })).toEqual(["undo"]);
  });

  it("gives a key to the innermost layer first", () => {
    const settings = { keys: { reply: "j" } };
    expect(call("j", { settings, card: "note" })).toEqual(["reply", "next"]);
    expect(call("j", { settings })).toEqual(["next"]);
  });
});

describe("rebind", () => {
  it("moves a command to a free key and frees the old one", () => {
    expect(rebind(COMMANDS, {}, command("reply"), "9")).toEqual({
      kind: "rebound",
      keys: { reply: "9" },
    });
    const settings = { keys: { reply: "9" } };
    expect(call("9", { settings, card: "note" })).toEqual(["reply"]);
    expect(call("r", { settings, card: "note" })).toEqual([]);
  });

  it("says which command of the same layer has the key", () => {
    expect(rebind(COMMANDS, {}, command("reply"), "e")).toEqual({ kind: "taken", by: "resolve" });
    expect(rebind(COMMANDS, {}, command("sentence"), "j")).toEqual({ kind: "taken", by: "next" });
    expect(rebind(COMMANDS, { keys: { next: "9" } }, command("find"), "9")).toEqual({
      kind: "taken",
      by: "next",
    });
  });

  it("takes a key that is another's in another layer", () => {
    expect(rebind(COMMANDS, {}, command("reply"), "j")).toMatchObject({ kind: "rebound" });
    expect(rebind(COMMANDS, {}, command("reply"), "o")).toMatchObject({ kind: "rebound" });
  });

  it("refuses what is not a single key", () => {
    const refused = { kind: "not-a-single-key" };
    expect(rebind(COMMANDS, {}, command("reply"), "Enter")).toEqual(refused);
    expect(rebind(COMMANDS, {}, command("reply"), " ")).toEqual(refused);
  });

  it("forgets the choice when the command's own key comes back", () => {
    const settings = { keys: { reply: "9" } };
    expect(rebind(COMMANDS, settings, command("reply"), "r")).toEqual({
      kind: "rebound",
      keys: {},
    });
  });
});

describe("resolveKeys", () => {
  it("lets a stored choice go before a key that comes with another command, and says so", () => {
    const { bindings, conflicts } = resolveKeys(COMMANDS, { keys: { reply: "e" } });
    expect(bindings.get("reply")).toBe("e");
    expect(bindings.get("resolve")).toBeNull();
    expect(conflicts).toEqual([{ kind: "given-away", name: "resolve", key: "e", other: "reply" }]);
  });

  it("gives both of two equal choices their own keys back, and says so of each", () => {
    const { bindings, conflicts } = resolveKeys(COMMANDS, { keys: { reply: "9", label: "9" } });
    expect([bindings.get("reply"), bindings.get("label")]).toEqual(["r", "t"]);
    expect(conflicts).toEqual([
      { kind: "both", name: "reply", key: "9", other: "label" },
      { kind: "both", name: "label", key: "9", other: "reply" },
    ]);
  });

  it("keeps every choice that was stored when all commands shared one space of keys", () => {
    const free = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "!", "$", "%", "&", "*"];
    const some = fc.shuffledSubarray([...COMMANDS], { maxLength: free.length });
    fc.assert(
      fc.property(some, (chosen) => {
        const stored = Object.fromEntries(chosen.map(({ name }, at) => [name, free[at] ?? ""]));
        const { bindings, conflicts } = resolveKeys(COMMANDS, { keys: stored });
        expect(conflicts).toEqual([]);
        for (const { name, key } of COMMANDS) expect(bindings.get(name)).toBe(stored[name] ?? key);
      }),
    );
  });

  it("never gives one key to two commands whose layers meet, whatever is stored", () => {
    const names = COMMANDS.map(({ name }) => name);
    const keys = fc.dictionary(
      fc.constantFrom(...names, "unknown"),
      fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom(...COMMANDS.map(({ key }) => key))),
    );
    fc.assert(
      fc.property(keys, (stored) => {
        const { bindings } = resolveKeys(COMMANDS, { keys: stored });
        for (const one of COMMANDS) {
          const key = bindings.get(one.name);
          const same = COMMANDS.filter(
            (other) => meet(one, other) && bindings.get(other.name) === key,
          );
          if (key !== null) expect(same).toEqual([one]);
        }
      }),
    );
  });
});

describe("findHidden", () => {
  it("names what a key of an open card keeps from the room", () => {
    const { bindings } = resolveKeys(COMMANDS, { keys: { reply: "j" } });
    const hidden = (name: string) => findHidden(command(name), COMMANDS, bindings);
    expect(hidden("reply").map(({ name }) => name)).toEqual(["next"]);
    expect(hidden("next")).toEqual([]);
  });
});
