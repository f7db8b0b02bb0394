import type { ImportedEdition } from "@/domain/edition/structure";

/** An edition's blocks in one line each: "item 1 •: words". The number of an item is left out. */
export function describeBlocks({ text, structure }: ImportedEdition): string[] {
  return structure.blocks.map((block) => {
    const words = text.slice(block.start, block.end);
    switch (block.kind) {
      case "heading":
        return `heading ${block.level}: ${words}`;
      case "item":
        return `item ${block.depth} ${/\d/u.test(block.marker) ? "1" : "•"}: ${words}`;
      case "cell":
        return `cell ${block.row} ${block.column}: ${words}`;
      case "footnote":
        return `footnote ${block.label}: ${words}`;
      default:
        return `${block.kind}: ${words}`;
    }
  });
}
