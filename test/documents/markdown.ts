import type { WrittenBlock } from "./document";

export function writeMarkdown(document: readonly WrittenBlock[]): Uint8Array {
  const lines: string[] = [];
  document.forEach((block, index) => {
    if (block.kind !== "item" || document[index - 1]?.kind !== "item") lines.push("");
    switch (block.kind) {
      case "heading":
        lines.push(`${"#".repeat(block.level)} ${block.text}`);
        break;
      case "paragraph":
        lines.push(block.text.replace(/ /gu, "\n"));
        break;
      case "item":
        lines.push(`${"   ".repeat(block.depth)}${block.ordered ? "1." : "-"} ${block.text}`);
        break;
      case "table": {
        const [head = [], ...rows] = block.rows.map((row) => `| ${row.join(" | ")} |`);
        lines.push(String(head), `|${"---|".repeat(block.rows[0]?.length ?? 0)}`, ...rows);
      }
    }
  });
  return new TextEncoder().encode(lines.join("\n"));
}
