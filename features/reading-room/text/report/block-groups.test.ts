import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "@/domain/edition/structure";
import { groupBlocks, type BlockGroup, type List } from "./block-groups";

let at = 0;
const item = (depth: number, marker = "•"): Block => ({
  kind: "item",
  depth,
  marker,
  start: at++,
  end: at,
});

/** "a(b c)" reads: b and c are a list inside a. */
function draw(group: BlockGroup | List): string {
  if (group.kind !== "list") return group.kind;
  return group.items
    .map(
      ({ block, inner }) =>
        block.marker + (inner.length > 0 ? `(${inner.map(draw).join(" | ")})` : ""),
    )
    .join(" ");
}

const shape = fc.oneof(
  fc.constant<Omit<Block, "start" | "end">>({ kind: "paragraph" }),
  fc.record({
    kind: fc.constant("item"),
    depth: fc.nat(3),
    marker: fc.constantFrom("•", "1.", "a)"),
  }),
  fc.record({
    kind: fc.constant("cell"),
    table: fc.nat(1),
    row: fc.nat(2),
    column: fc.nat(2),
    header: fc.boolean(),
  }),
);

describe("grouping blocks", () => {
  it("nests items by depth, also where a level is skipped or the first is not the outermost", () => {
    const lists = groupBlocks([
      item(1, "a."),
      item(0, "b."),
      item(2, "c."),
      item(2, "d."),
      item(1, "e."),
      item(0, "f."),
    ]);
    expect(lists.map(draw)).toEqual(["a. b.(c. d. e.) f."]);
  });

  it("begins another list where bullets give way to numbers", () => {
    expect(groupBlocks([item(0), item(0, "1."), item(0, "2."), item(0)]).map(draw)).toEqual([
      "•",
      "1. 2.",
      "•",
    ]);
  });

  it("loses no block and keeps them in order, whatever comes", () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 25 }), (shapes) => {
        const blocks = shapes.map(
          (one, index) => ({ ...one, start: index, end: index + 1 }) as Block,
        );
        const collect = (group: BlockGroup): Block[] => {
          if (group.kind === "block") return [group.block];
          if (group.kind === "table") return group.rows.flat();
          return group.items.flatMap(({ block, inner }) => [block, ...inner.flatMap(collect)]);
        };
        expect(groupBlocks(blocks).flatMap(collect)).toEqual(blocks);
      }),
    );
  });
});
