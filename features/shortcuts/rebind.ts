import type { Settings } from "@/contract/people";
import { findRival, resolveKeys } from "./resolve-keys";
import { isSingleKey, type Shortcut } from "./shortcut";

export type Rebinding<Name extends string> =
  /** The settings' `keys` from now on. */
  | { kind: "rebound"; keys: Record<string, string> }
  | { kind: "not-a-single-key" }
  /** Another command has the key in the same layer. */
  | { kind: "taken"; by: Name };

/** Puts one command on another key. A command's own key is always taken back. */
export function rebind<Name extends string>(
  shortcuts: readonly Shortcut<Name, string>[],
  settings: Settings,
  { name, key: own, layer }: Shortcut<Name, string>,
  key: string,
): Rebinding<Name> {
  if (!isSingleKey(key) && key !== own) return { kind: "not-a-single-key" };
  const { bindings } = resolveKeys(shortcuts, { ...settings, singleKeys: true });
  const bound = shortcuts.map((one) => ({ ...one, key: bindings.get(one.name) ?? "" }));
  const rival = findRival({ name, key, layer }, bound);
  if (rival) return { kind: "taken", by: rival.name };
  const { [name]: _replaced, ...others } = settings.keys ?? {};
  return { kind: "rebound", keys: key === own ? others : { ...others, [name]: key } };
}
