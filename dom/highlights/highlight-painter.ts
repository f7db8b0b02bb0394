import { overlaps, type TextRange } from "@/domain/text/range";
import type { HighlightColour, HighlightStyle } from "./highlight-styles";
import { createIntervalIndex, type Interval, type IntervalIndex } from "./interval-index";
import { createOverlapLanes } from "./overlap-lanes";
import type { PaintSurface } from "./paint-surface";

/** What is painted and can be hit. */
export type PaintItem = Interval & { readonly colour: HighlightColour };

/** What is only painted, such as a colleague's selection. */
export type LayerItem = Interval & { readonly style: HighlightStyle };

export const LAYERS = ["colleagues", "matches", "pending"] as const;
export type Layer = (typeof LAYERS)[number];

export type HighlightPainter = {
  readonly index: Pick<IntervalIndex<PaintItem>, "at" | "get" | "overlapping" | "size">;
  /** Everything there is, ids being unique; only what differs from the last call is touched. */
  setItems: (items: readonly PaintItem[]) => void;
  setFocused: (id: string | null) => void;
  setHovered: (id: string | null) => void;
  setLayer: (layer: Layer, items: readonly LayerItem[]) => void;
  /** Paints what overlaps `range` and nothing else. */
  setNear: (range: TextRange) => void;
  /** Paints again what overlaps `range`, because its text nodes are not what they were. */
  refresh: (range: TextRange) => void;
  destroy: () => void;
};

/** Above so many changes at once, sorting everything again is cheaper than placing each. */
const BULK = 256;

type Paint = TextRange & { style: HighlightStyle };

export function createHighlightPainter(surface: PaintSurface): HighlightPainter {
  const index = createIntervalIndex<PaintItem>();
  const lanes = createOverlapLanes(index);
  const layers = new Map(LAYERS.map((layer) => [layer, createIntervalIndex<LayerItem>()]));
  const picked = { focused: null as string | null, hovered: null as string | null };
  const painted = new Map<string, Paint>();
  let near: TextRange = { start: 0, end: 0 };

  function paint(key: string, wanted: Paint | null): void {
    const before = painted.get(key);
    const shown = wanted && overlaps(wanted, near) ? wanted : null;
    if (before && shown && isSamePaint(before, shown)) return;
    if (before) {
      surface.remove(key);
      painted.delete(key);
    }
    if (shown) {
      surface.add(key, shown.style, shown);
      painted.set(key, shown);
    }
  }

  function paintItem(id: string): void {
    const item = index.get(id);
    paint(`item:${id}`, item ? withStyle(item, `${item.colour}-${lanes.laneOf(item)}`) : null);
    if (picked.focused === id) paintPicked("focused");
    if (picked.hovered === id) paintPicked("hovered");
  }

  function paintPicked(kind: keyof typeof picked): void {
    const id = picked[kind];
    const item = id === null ? undefined : index.get(id);
    paint(kind, item ? withStyle(item, kind) : null);
  }

  function pick(kind: keyof typeof picked, id: string | null): void {
    picked[kind] = id;
    paintPicked(kind);
  }

  /** What should be painted now, by key. */
  function collect(): Map<string, Paint> {
    const wanted = new Map<string, Paint>();
    for (const item of index.overlapping(near)) {
      wanted.set(`item:${item.id}`, withStyle(item, `${item.colour}-${lanes.laneOf(item)}`));
    }
    for (const [layer, items] of layers) {
      for (const item of items.overlapping(near))
        wanted.set(`${layer}:${item.id}`, withStyle(item, item.style));
    }
    for (const kind of ["focused", "hovered"] as const) {
      const item = picked[kind] === null ? undefined : index.get(picked[kind]);
      if (item) wanted.set(kind, withStyle(item, kind));
    }
    return wanted;
  }

  function paintAll(): void {
    const wanted = collect();
    for (const key of [...painted.keys()]) if (!wanted.has(key)) paint(key, null);
    for (const [key, one] of wanted) paint(key, one);
  }

  return {
    index,
    setItems(items) {
      const changed =
        index.size === 0 ? items : items.filter((item) => !isSameItem(index.get(item.id), item));
      const added = changed.filter(({ id }) => index.get(id) === undefined).length;
      const left = index.size + added > items.length ? findLeft(index, items) : [];
      if (changed.length + left.length > BULK) {
        index.replaceAll(items);
        lanes.replaceAll();
        paintAll();
        return;
      }
      for (const id of left) {
        index.delete(id);
        lanes.delete(id);
        paintItem(id);
      }
      for (const item of changed) {
        const before = index.get(item.id);
        index.set(item);
        const moved = lanes.set(item, before);
        paintItem(item.id);
        for (const id of moved) paintItem(id);
      }
    },
    setFocused: (id) => pick("focused", id),
    setHovered: (id) => pick("hovered", id),
    setLayer(layer, items) {
      layers.get(layer)?.replaceAll(items);
      const wanted = new Map(
        layers
          .get(layer)
          ?.overlapping(near)
          .map((item) => [`${layer}:${item.id}`, withStyle(item, item.style)]),
      );
      const shown = [...painted.keys()].filter((key) => key.startsWith(`${layer}:`));
      for (const key of shown) if (!wanted.has(key)) paint(key, null);
      for (const [key, one] of wanted) paint(key, one);
    },
    setNear(range) {
      near = range;
      paintAll();
    },
    refresh(range) {
      for (const [key, one] of [...painted]) {
        if (!overlaps(one, range)) continue;
        paint(key, null);
        paint(key, one);
      }
    },
    destroy() {
      painted.clear();
      surface.destroy();
    },
  };
}

function withStyle({ start, end }: TextRange, style: HighlightStyle): Paint {
  return { start, end, style };
}

function isSamePaint(a: Paint, b: Paint): boolean {
  return a.style === b.style && a.start === b.start && a.end === b.end;
}

function isSameItem(a: PaintItem | undefined, b: PaintItem): boolean {
  return a === b || (a?.start === b.start && a.end === b.end && a.colour === b.colour);
}

function findLeft(index: IntervalIndex<PaintItem>, items: readonly PaintItem[]): string[] {
  const kept = new Set(items.map(({ id }) => id));
  return [...index.values()].map(({ id }) => id).filter((id) => !kept.has(id));
}
