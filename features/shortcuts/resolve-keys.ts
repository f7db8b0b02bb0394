import type { Settings } from "@/contract/people";
import { isWithin, meet } from "./layers";
import { isSingleKey, type Shortcut } from "./shortcut";

/** Which key calls each command; `null` if none does. */
export type Bindings<Name extends string = string> = ReadonlyMap<Name, string | null>;

/**
 * A key that is not where somebody would look for it. `both`: it was chosen for two commands, so that neither has it, and
 * each has the one that it comes with. `given-away`: it comes with the command, and was chosen for the other.
 */
export type KeyConflict<Name extends string = string> = {
  kind: "both" | "given-away";
  name: Name;
  key: string;
  other: Name;
};

export type ResolvedKeys<Name extends string = string> = {
  bindings: Bindings<Name>;
  conflicts: readonly KeyConflict<Name>[];
};

/**
 * The keys as a person has set them. No two commands whose layers meet have one key, whatever is stored: a choice goes
 * before a key that comes with the program, and of two choices neither holds.
 */
export function resolveKeys<Name extends string>(
  shortcuts: readonly Shortcut<Name, string>[],
  settings: Settings,
): ResolvedKeys<Name> {
  const stored = shortcuts.flatMap((shortcut) => {
    const key = settings.keys?.[shortcut.name];
    return key !== undefined && isSingleKey(key) ? [{ ...shortcut, key }] : [];
  });
  const chosen = stored.filter((one) => !findRival(one, stored));
  const conflicts: KeyConflict<Name>[] = [];
  const bindings = new Map<Name, string | null>();
  for (const shortcut of shortcuts) {
    const { name } = shortcut;
    const wanted = stored.find((one) => one.name === name);
    const rival = wanted && findRival(wanted, stored);
    if (wanted && rival) conflicts.push({ kind: "both", name, key: wanted.key, other: rival.name });
    const choice = rival ? undefined : wanted;
    const taker = choice ? undefined : findRival(shortcut, chosen);
    if (taker) conflicts.push({ kind: "given-away", name, key: shortcut.key, other: taker.name });
    const key = choice?.key ?? (taker ? null : shortcut.key);
    const isOff = settings.singleKeys === false && key !== null && isSingleKey(key);
    bindings.set(name, isOff ? null : key);
  }
  return { bindings, conflicts };
}

/** Another command that has the key where this one could be called by it. */
export function findRival<One extends Shortcut<string, string>>(
  one: Pick<One, "name" | "key" | "layer">,
  others: readonly One[],
): One | undefined {
  return others.find(
    (other) => other.name !== one.name && other.key === one.key && meet(one, other),
  );
}

/** The commands that this one hides while its layer is there: farther out, they have the same key. */
export function findHidden<One extends Shortcut<string, string>>(
  one: One,
  shortcuts: readonly One[],
  bindings: Bindings,
): One[] {
  const key = bindings.get(one.name) ?? null;
  if (key === null) return [];
  return shortcuts.filter(
    (other) => isWithin(one, other) && !meet(one, other) && bindings.get(other.name) === key,
  );
}
