import { STATES } from "@/domain/recognition/names/states";

/** Every name of each state, folded, and the codes of those that bear it. */
const BEARERS = new Map<string, Set<string>>();
const NAMES = new Map<string, string[]>();

for (const { isoA3, names, former } of STATES) {
  const folded = [...new Set([...names, ...former].map(({ words }) => fold(words)))];
  NAMES.set(isoA3, folded);
  for (const name of folded) {
    const bearers = BEARERS.get(name);
    if (bearers) bearers.add(isoA3);
    else BEARERS.set(name, new Set([isoA3]));
  }
}

/**
 * Whether an actor of that name can have the code: a state that is known by its name has no other state's. "Congo" may
 * be either, for the name is part of both; what is no state's name may have any code, and a territory any name.
 */
export function fitsCountry(name: string, isoA3: string): boolean {
  const folded = fold(name);
  const bearers = BEARERS.get(folded);
  if (!bearers || bearers.has(isoA3)) return true;
  const names = NAMES.get(isoA3);
  return !names || names.some((one) => ` ${one} `.includes(` ${folded} `));
}

function fold(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /u, "");
}
