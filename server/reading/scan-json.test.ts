import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanJson } from "./scan-json";

const scan = (json: string, bounds: { depth?: number; values?: number } = {}) =>
  scanJson(new TextEncoder().encode(json), { depth: 8, values: 100, ...bounds });

describe("a JSON text before it is parsed", () => {
  it("is bounded in depth and in values", () => {
    expect(scan("[".repeat(8))).toBeNull();
    expect(scan("[".repeat(9))).toBe("too-deep");
    expect(scan('{"a":'.repeat(9))).toBe("too-deep");
    expect(scan("[[],[[]],{}]", { depth: 3 })).toBeNull();
    expect(scan("[1,2,3]", { values: 4 })).toBeNull();
    expect(scan("[1,2,3,4]", { values: 4 })).toBe("too-many-values");
    expect(scan(`[${"{},".repeat(60)}0]`)).toBe("too-many-values");
  });

  it("has no brackets in its strings", () => {
    expect(scan(JSON.stringify({ text: '[[[[[[[[[[\\"[[[[{{{{,,,,::::"', more: "\\" }))).toBeNull();
  });

  it("has at least the values that its parser finds, and its very depth", () => {
    const measure = (json: unknown): { depth: number; values: number } => {
      if (typeof json !== "object" || json === null) return { depth: 0, values: 1 };
      const inner = Object.values(json).map(measure);
      return {
        depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
        values: 1 + inner.reduce((sum, { values }) => sum + values, 0),
      };
    };
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        const { depth, values } = measure(JSON.parse(json));
        expect(scan(json, { depth, values: 10_000 })).toBeNull();
        if (depth > 0) expect(scan(json, { depth: depth - 1, values: 10_000 })).toBe("too-deep");
        if (values > 1) expect(scan(json, { depth, values: values - 1 })).toBe("too-many-values");
      }),
    );
  });
});
