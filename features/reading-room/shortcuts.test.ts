import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCommand, rebind, SHORTCUTS, toBindings, type KeyPress } from "./shortcuts";

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    ...modifiers,
  };
}

const defaults = toBindings({});

describe("findCommand", () => {
  it("has one key for each command", () => {
    expect(new Set(SHORTCUTS.map(({ key }) => key)).size).toBe(SHORTCUTS.length);
    for (const { name, key } of SHORTCUTS)
      expect(findCommand(press(key), defaults, false)).toBe(name);
  });

  it("leaves typing alone: in fields, while composing, with Alt", () => {
    expect(findCommand(press("r"), defaults, true)).toBeNull();
    expect(findCommand(press("r", { isComposing: true }), defaults, false)).toBeNull();
    expect(findCommand(press("r", { altKey: true }), defaults, false)).toBeNull();
  });

  it("leaves the browser's own combinations alone", () => {
    expect(findCommand(press("r", { ctrlKey: true }), defaults, false)).toBeNull();
    expect(findCommand(press("t", { metaKey: true }), defaults, false)).toBeNull();
  });

  it("undoes and redoes with Ctrl or Cmd outside fields, and finds from everywhere", () => {
    expect(findCommand(press("z", { ctrlKey: true }), defaults, false)).toBe("undo");
    expect(findCommand(press("Z", { metaKey: true, shiftKey: true }), defaults, false)).toBe(
      "redo",
    );
    expect(findCommand(press("z", { ctrlKey: true }), defaults, true)).toBeNull();
    expect(findCommand(press("f", { ctrlKey: true }), defaults, true)).toBe("find");
  });

  it("calls nothing by single keys when they are switched off, but keeps combinations", () => {
    const off = toBindings({ singleKeys: false });
    for (const { key } of SHORTCUTS) expect(findCommand(press(key), off, false)).toBeNull();
    expect(findCommand(press("z", { ctrlKey: true }), off, false)).toBe("undo");
  });
});

describe("rebind", () => {
  it("moves a command to a free key and frees the old one", () => {
    const keys = rebind({}, "reply", "9");
    expect(keys).toEqual({ ok: true, value: { reply: "9" } });
    const bindings = toBindings({ keys: { reply: "9" } });
    expect(findCommand(press("9"), bindings, false)).toBe("reply");
    expect(findCommand(press("r"), bindings, false)).toBeNull();
  });

  it("refuses a key that is taken, and what is not a single key", () => {
    expect(rebind({}, "reply", "j")).toEqual({ ok: false, refusal: "taken" });
    expect(rebind({}, "reply", "Enter")).toEqual({ ok: false, refusal: "not-a-single-key" });
    expect(rebind({}, "reply", " ")).toEqual({ ok: false, refusal: "not-a-single-key" });
  });

  it("forgets the choice when the default comes back", () => {
    expect(rebind({ keys: { reply: "9" } }, "reply", "r")).toEqual({ ok: true, value: {} });
  });
});

describe("toBindings", () => {
  it("never gives one key to two commands, whatever is stored", () => {
    const keys = fc.dictionary(
      fc.constantFrom(...SHORTCUTS.map(({ name }) => name), "unknown"),
      fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom(...SHORTCUTS.map(({ key }) => key))),
    );
    fc.assert(
      fc.property(keys, (stored) => {
        const bound = Object.values(toBindings({ keys: stored }));
        expect(new Set(bound).size).toBe(bound.length);
      }),
    );
  });
});
