import { LANES, type Lane } from "./overlap-lanes";

export const HIGHLIGHT_COLOURS = ["amber", "rose", "sky", "mint", "violet", "neutral"] as const;
export type HighlightColour = (typeof HIGHLIGHT_COLOURS)[number];

export const SELECTION_COLOURS = [
  "teal",
  "violet",
  "rust",
  "blue",
  "green",
  "plum",
  "ochre",
  "slate",
] as const;
export type SelectionColour = (typeof SELECTION_COLOURS)[number];

/** One `Highlight` object each, and never more: the cost of painting grows with their number. */
export type HighlightStyle =
  | `${HighlightColour}-${Lane}`
  | `person-${SelectionColour}`
  | "hovered"
  | "focused"
  | "match"
  | "current-match"
  | "pending";

/** A wash behind the text and a line under it. `wash` and `edge` are CSS colours made of design tokens. */
export type HighlightLook = {
  wash: string;
  edge: string;
  line: "none" | "underline" | "underline overline";
  /** A CSS `text-decoration-style`. */
  stroke: string;
  /** px */
  thickness: number;
  /** How far the underline lies below the baseline, em. */
  drop: number;
  /** Of two that overlap, the greater is painted above. */
  priority: number;
};

/**
 * How far below the baseline each lane's underline lies, em of the text. Lines 2 px thick stay apart from 16 px on,
 * and the lowest clears the capitals of the next line.
 */
const DROPS = { 0: 0.2, 1: 0.38, 2: 0.56 } as const satisfies Record<Lane, number>;

function looks(): ReadonlyMap<HighlightStyle, HighlightLook> {
  const all = new Map<HighlightStyle, HighlightLook>();
  for (const lane of LANES) {
    for (const colour of HIGHLIGHT_COLOURS) {
      const plain = colour === "neutral";
      all.set(`${colour}-${lane}`, {
        wash: plain ? "color-mix(in srgb, var(--ink) 8%, transparent)" : `var(--wash-${colour})`,
        edge: plain ? "var(--ink-3)" : `var(--edge-${colour})`,
        line: "underline",
        stroke: `var(--line-style-${colour}, solid)`,
        thickness: 2,
        drop: DROPS[lane],
        priority: lane,
      });
    }
  }
  for (const colour of SELECTION_COLOURS) {
    const person = `var(--person-${colour})`;
    all.set(`person-${colour}`, {
      ...overlay(5, veil(person, 26, 60)),
      ...{ edge: person, line: "underline", stroke: "dotted" },
    });
  }
  const accent = "var(--accent)";
  all.set("hovered", overlay(4, veil("var(--ink)", 12, 45)));
  all.set("focused", {
    ...overlay(6, veil(accent, 28, 40)),
    ...{ edge: accent, line: "underline overline" },
  });
  all.set("match", overlay(7, veil("var(--focus)", 26, 75)));
  all.set("current-match", {
    ...overlay(8, veil("var(--focus)", 40, 85)),
    ...{ edge: "var(--focus)", line: "underline overline" },
  });
  all.set("pending", {
    ...overlay(9, veil(accent, 30, 60)),
    ...{ edge: accent, line: "underline", stroke: "dashed" },
  });
  return all;
}

/** Priorities above those of the lanes. */
function overlay(priority: number, wash: string): HighlightLook {
  return {
    wash,
    edge: "transparent",
    line: "none",
    stroke: "solid",
    thickness: 2,
    drop: DROPS[0],
    priority,
  };
}

/**
 * A tint of the page laid over what is below: it draws every ground towards one that is legible, where a mere
 * transparent colour would add to those below until the text drowns.
 */
function veil(colour: string, tint: number, opacity: number): string {
  return `color-mix(in srgb, color-mix(in srgb, ${colour} ${tint}%, var(--paper)) ${opacity}%, transparent)`;
}

export const HIGHLIGHT_LOOKS = looks();

/** The reader's own selection, over whatever is highlighted. */
export const SELECTION_WASH = veil("var(--accent)", 36, 70);

/** In the registry of the page, which others may use too. */
export function registeredName(style: HighlightStyle): string {
  return `caucus-${style}`;
}

/**
 * The style sheet of all highlights. With more contrast asked for, every colour also gets a line of its own kind.
 *
 * @param scope a selector of the elements that state the looks: all of them if it is empty.
 */
export function highlightSheet(scope: string): string {
  const rules = [...HIGHLIGHT_LOOKS].map(
    ([style, { wash, edge, line, stroke, thickness, drop }]) =>
      `${scope}::highlight(${registeredName(style)}){background-color:${wash};` +
      (line === "none"
        ? "}"
        : `text-decoration:${line} ${stroke} ${thickness}px ${edge};text-underline-offset:${drop}em}`),
  );
  const marked = [...HIGHLIGHT_LOOKS.keys()]
    .map((style) => `${scope}::highlight(${registeredName(style)})`)
    .join(",");
  return [
    ...rules,
    `[data-start]::selection,[data-start] ::selection{background-color:${SELECTION_WASH}}`,
    "@media (prefers-contrast:more){:root{--line-style-amber:solid;--line-style-rose:dashed;" +
      "--line-style-sky:dotted;--line-style-mint:double;--line-style-violet:wavy}}",
    `@media (forced-colors:active){${marked}{background-color:Mark;color:MarkText}}`,
  ].join("\n");
}
