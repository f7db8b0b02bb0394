import type { Settings } from "@/contract/people";
import { ok, refuse, type Result } from "@/domain/result";

/** Where a command makes sense: on a selection in the text, on the open note or statement, or anywhere in the room. */
export type ShortcutScope = "text" | "note" | "statement" | "room";

/** Every command that a single key can call, with its default key. Two may not share one. */
export const SHORTCUTS = [
  { name: "highlight", key: "h", scope: "text" },
  { name: "comment", key: "c", scope: "text" },
  { name: "newStatement", key: "W", scope: "text" },
  { name: "sentence", key: "s", scope: "text" },
  { name: "adjust", key: "m", scope: "text" },
  { name: "next", key: "j", scope: "room" },
  { name: "previous", key: "k", scope: "room" },
  { name: "nextUnread", key: "n", scope: "room" },
  { name: "reply", key: "r", scope: "note" },
  { name: "resolve", key: "e", scope: "note" },
  { name: "label", key: "t", scope: "note" },
  { name: "copyLink", key: "y", scope: "note" },
  { name: "passage", key: "p", scope: "note" },
  { name: "statement", key: "w", scope: "room" },
  { name: "nextStatement", key: "f", scope: "room" },
  { name: "previousStatement", key: "b", scope: "room" },
  { name: "nextProposed", key: "q", scope: "room" },
  { name: "confirm", key: "o", scope: "statement" },
  { name: "reject", key: "x", scope: "statement" },
  { name: "actor", key: "a", scope: "statement" },
  { name: "alias", key: "z", scope: "statement" },
  { name: "range", key: "i", scope: "statement" },
  { name: "split", key: "d", scope: "statement" },
  { name: "merge", key: "M", scope: "statement" },
  { name: "undo", key: "u", scope: "room" },
  { name: "redo", key: "U", scope: "room" },
  { name: "find", key: "/", scope: "room" },
  { name: "follow", key: "g", scope: "room" },
  { name: "list", key: "l", scope: "room" },
  { name: "review", key: "v", scope: "room" },
  { name: "help", key: "?", scope: "room" },
] as const satisfies readonly { name: string; key: string; scope: ShortcutScope }[];

export type ShortcutName = (typeof SHORTCUTS)[number]["name"];

/** Which key calls each command; `null` where single keys are switched off. */
export type Bindings = Readonly<Record<ShortcutName, string | null>>;

/** The fields of a keyboard event that decide which command it calls. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing"
>;

export function toBindings(settings: Settings): Bindings {
  const off = settings.singleKeys === false;
  const choices = validChoices(settings.keys ?? {});
  return Object.fromEntries(
    SHORTCUTS.map(({ name, key }) => [name, off ? null : (choices.get(name) ?? key)]),
  ) as Bindings;
}

/** `null` where the press calls nothing. Keys with a modifier do not depend on the settings. */
export function findCommand(
  press: KeyPress,
  bindings: Bindings,
  inEditable: boolean,
): ShortcutName | null {
  if (press.isComposing || press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return inEditable ? findInField(press) : findModified(press);
  if (inEditable || !isSingleKey(press.key)) return null;
  return SHORTCUTS.find(({ name }) => bindings[name] === press.key)?.name ?? null;
}

/** `Ctrl` or `Cmd` with Z, Shift+Z, Y or F, as everywhere. */
function findModified(press: KeyPress): ShortcutName | null {
  switch (press.key.toLowerCase()) {
    case "z":
      return press.shiftKey ? "redo" : "undo";
    case "y":
      return press.shiftKey ? null : "redo";
    default:
      return findInField(press);
  }
}

/** A field undoes its own typing; finding works from everywhere. */
function findInField(press: KeyPress): ShortcutName | null {
  return press.key.toLowerCase() === "f" && !press.shiftKey ? "find" : null;
}

export function isSingleKey(key: string): boolean {
  return /^\S$/u.test(key);
}

/** The settings' `keys` with one command on another key; refused where another command has that key. */
export function rebind(
  settings: Settings,
  name: ShortcutName,
  key: string,
): Result<Record<string, string>, "not-a-single-key" | "taken"> {
  if (!isSingleKey(key)) return refuse("not-a-single-key");
  const bindings = toBindings({ ...settings, singleKeys: true });
  const taken = SHORTCUTS.some(
    (shortcut) => shortcut.name !== name && bindings[shortcut.name] === key,
  );
  if (taken) return refuse("taken");
  const { [name]: _replaced, ...others } = settings.keys ?? {};
  return ok(defaultKey(name) === key ? others : { ...others, [name]: key });
}

export function defaultKey(name: ShortcutName): string {
  return SHORTCUTS.find((shortcut) => shortcut.name === name)?.key ?? "";
}

/** The stored choices that leave every command a key of its own; where two commands clash, both keep their defaults. */
function validChoices(stored: Readonly<Record<string, string>>): ReadonlyMap<ShortcutName, string> {
  const choices = new Map<ShortcutName, string>();
  for (const { name } of SHORTCUTS) {
    const chosen = stored[name];
    if (chosen !== undefined && isSingleKey(chosen)) choices.set(name, chosen);
  }
  for (let clashing = findClashes(choices); clashing.length > 0; clashing = findClashes(choices)) {
    for (const name of clashing) choices.delete(name);
  }
  return choices;
}

function findClashes(choices: ReadonlyMap<ShortcutName, string>): ShortcutName[] {
  const keys = SHORTCUTS.map(({ name, key }) => choices.get(name) ?? key);
  return [...choices]
    .filter(([, chosen]) => keys.indexOf(chosen) !== keys.lastIndexOf(chosen))
    .map(([name]) => name);
}
