import type { Shortcut } from "./shortcut";

type Layered = Pick<Shortcut<string, string>, "layer">;

/** Layers that are there whatever is selected or open. */
const ALWAYS: readonly string[] = ["text", "room"];

/** The layers that are there, the innermost first. `card`: the kind of the open card. */
export function layersThere(selecting: boolean, card: string | null): readonly string[] {
  return [...(selecting ? ["selection"] : []), ...(card === null ? [] : [card]), ...ALWAYS];
}

/** Whether one key could not call both: they are in one layer, or in two that are always there together. */
export function meet(one: Layered, other: Layered): boolean {
  return one.layer === other.layer || (ALWAYS.includes(one.layer) && ALWAYS.includes(other.layer));
}

/** Whether `one` takes a key before `other`, while its layer is there. */
export function isWithin(one: Layered, other: Layered): boolean {
  return rank(one) < rank(other);
}

/** The shortcuts of each layer, the innermost first. */
export function groupByLayer<One extends Layered>(
  shortcuts: readonly One[],
): { layer: One["layer"]; shortcuts: One[] }[] {
  const layers = [...new Set(shortcuts.map(({ layer }) => layer))];
  return layers
    .map((layer) => ({ layer, shortcuts: shortcuts.filter((one) => one.layer === layer) }))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Cards lie between the selection and the text. */
function rank({ layer }: Layered): number {
  if (layer === "selection") return 0;
  return 2 + ALWAYS.indexOf(layer);
}
