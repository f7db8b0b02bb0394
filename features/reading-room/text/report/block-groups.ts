import type { Block } from "@/domain/edition/structure";

type Item = Extract<Block, { kind: "item" }>;
type Cell = Extract<Block, { kind: "cell" }>;

export type ListItem = { block: Item; inner: readonly List[] };
export type List = { kind: "list"; ordered: boolean; items: readonly ListItem[] };
export type Table = { kind: "table"; rows: readonly (readonly Cell[])[] };
export type BlockGroup = { kind: "block"; block: Exclude<Block, Item | Cell> } | List | Table;

/** Blocks in reading order as elements nest: items that follow one another make lists, cells make tables. */
export function groupBlocks(blocks: readonly Block[]): readonly BlockGroup[] {
  const groups: BlockGroup[] = [];
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at];
    if (!block) break;
    if (block.kind === "item") {
      const items = takeWhile(blocks, at, (one): one is Item => one.kind === "item");
      groups.push(...toLists(items, 0));
      at += items.length;
    } else if (block.kind === "cell") {
      const cells = takeWhile(
        blocks,
        at,
        (one): one is Cell => one.kind === "cell" && one.table === block.table,
      );
      groups.push(toTable(cells));
      at += cells.length;
    } else {
      groups.push({ kind: "block", block });
      at += 1;
    }
  }
  return groups;
}

/** The blocks from `from` on, up to the first that fails the test. */
function takeWhile<One extends Block>(
  blocks: readonly Block[],
  from: number,
  test: (block: Block) => block is One,
): One[] {
  const taken: One[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block || !test(block)) break;
    taken.push(block);
  }
  return taken;
}

/** Deeper items stand at this depth: no page is wide enough, and a hostile text could exhaust the stack. */
const DEEPEST = 8;

/** Items of at least `depth`. A level that is skipped in the text is not made up: its items stand one level deeper. */
function toLists(items: readonly Item[], depth: number): List[] {
  const lists: { ordered: boolean; items: ListItem[] }[] = [];
  for (let at = 0; at < items.length;) {
    const block = items[at];
    if (!block) break;
    const level = Math.min(Math.max(depth, block.depth), DEEPEST);
    let end = at + 1;
    while (Math.min(items[end]?.depth ?? 0, DEEPEST) > level) end += 1;
    const inner = items.slice(at + 1, end);
    const ordered = isOrdered(block.marker);
    const last = lists.at(-1);
    const item = { block, inner: toLists(inner, level + 1) };
    if (last?.ordered === ordered) last.items.push(item);
    else lists.push({ ordered, items: [item] });
    at = end;
  }
  return lists.map((list) => ({ kind: "list", ...list }));
}

/** "1.", "a)" and "(iv)" count; "•" and "–" do not. */
function isOrdered(marker: string): boolean {
  return /[\p{L}\p{N}]/u.test(marker) && marker.length > 1;
}

function toTable(cells: readonly Cell[]): Table {
  const rows: Cell[][] = [];
  let row: number | null = null;
  for (const cell of cells) {
    if (cell.row !== row) rows.push([]);
    row = cell.row;
    rows.at(-1)?.push(cell);
  }
  return { kind: "table", rows };
}
