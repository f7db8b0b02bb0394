import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LABEL_COLOURS, PERSON_COLOURS } from "@/contract/common";

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const source = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function readTokens(selector: string): Map<string, string> {
  const start = source.indexOf(`${selector} {`);
  const block = source.slice(start, source.indexOf("\n}", start));
  return new Map(
    [...block.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map((match) => [
      match[1]!,
      match[2]!.trim(),
    ]),
  );
}

function parseColour(hex: string): Colour {
  const digits = hex.slice(1);
  const long = digits.length <= 4 ? digits.replace(/./g, "$&$&") : digits;
  const part = (at: number) => parseInt(long.slice(at, at + 2), 16);
  return [part(0), part(2), part(4), long.length === 8 ? part(6) / 255 : 1];
}

/** `over` painted on `under`, which is opaque. */
function paint(over: Colour, under: Colour): Colour {
  const mix = (index: 0 | 1 | 2) => over[index] * over[3] + under[index] * (1 - over[3]);
  return [mix(0), mix(1), mix(2), 1];
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const light = readTokens(":root");
const dark = new Map([...light, ...readTokens(':root[data-theme="dark"]')]);

describe("the tokens", () => {
  it("of dark redefine every colour and shadow of light", () => {
    const colours = [...readTokens(":root")].filter(([, value]) => value.includes("#"));
    const missing = colours
      .map(([name]) => name)
      .filter((name) => !readTokens(':root[data-theme="dark"]').has(name));
    expect(missing).toEqual([]);
  });
});

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("contrast in %s", (_theme, tokens) => {
  const colour = (name: string): Colour => {
    const value = tokens.get(name);
    if (!value?.startsWith("#")) throw new Error(`no colour ${name}`);
    return parseColour(value);
  };
  const grounds = ["--paper", "--surface", "--sunken"] as const;

  it.each(["--ink", "--ink-2", "--ink-3", "--accent", "--danger"])(
    "%s is legible on every ground",
    (ink) => {
      for (const ground of grounds) {
        expect(contrast(colour(ink), colour(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    },
  );

  it.each([
    ["--accent-ink", "--accent"],
    ["--accent-ink", "--accent-strong"],
    ["--danger-ink", "--danger"],
    ["--danger-ink", "--danger-strong"],
    ["--ink", "--accent-wash"],
    ["--ink-2", "--accent-wash"],
    ["--ink-3", "--accent-wash"],
    ["--accent-strong", "--accent-wash"],
    ["--ink", "--danger-wash"],
    ["--danger", "--danger-wash"],
    ["--ink", "--success-wash"],
    ["--success", "--success-wash"],
    ["--success", "--paper"],
    ["--ink", "--warning-wash"],
    ["--warning", "--warning-wash"],
    ["--inverse-ink", "--inverse"],
  ])("%s is legible on %s", (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(PERSON_COLOURS)(
    "a person's initials are legible on %s, which stands out from the page",
    (name) => {
      const person = colour(`--person-${name}`);
      expect(contrast(colour("--person-ink"), person)).toBeGreaterThanOrEqual(4.5);
      for (const ground of grounds)
        expect(contrast(person, colour(ground))).toBeGreaterThanOrEqual(3);
    },
  );

  it("controls and focus are recognisable on every ground", () => {
    for (const name of [
      "--line-control",
      "--focus",
      "--accent",
      ...LABEL_COLOURS.map((label) => `--edge-${label}`),
    ]) {
      for (const ground of grounds) {
        expect(
          contrast(colour(name), colour(ground)),
          `${name} on ${ground}`,
        ).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it("text stays legible over every wash, and over any three that overlap in any order", () => {
    const washes = LABEL_COLOURS.map((name) => colour(`--wash-${name}`));
    for (const ground of ["--paper", "--surface"] as const) {
      for (const first of washes) {
        const once = paint(first, colour(ground));
        expect(contrast(colour("--ink"), once)).toBeGreaterThanOrEqual(7);
        for (const second of washes) {
          for (const third of washes) {
            const thrice = paint(third, paint(second, once));
            expect(contrast(colour("--ink"), thrice)).toBeGreaterThanOrEqual(4.5);
          }
        }
      }
    }
  });
});
