import { archiveOf } from "./archive";
import { escapeXml, type WrittenBlock } from "./document";

const NAMESPACES = [
  ["office", "office:1.0"],
  ["text", "text:1.0"],
  ["table", "table:1.0"],
  ["style", "style:1.0"],
  ["fo", "xsl-fo-compatible:1.0"],
  ["draw", "drawing:1.0"],
]
  .map(
    ([prefix = "", name = ""]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`,
  )
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"')
  .join(" ");

const LEVELS = [1, 2, 3, 4, 5];

/** Lists of bullets and of numbers. */
const LISTS = [
  `<text:list-style style:name="bullets">${LEVELS.map((level) => `<text:list-level-style-bullet text:level="${level}" text:bullet-char="•"/>`).join("")}</text:list-style>`,
  `<text:list-style style:name="numbers">${LEVELS.map((level) => `<text:list-level-style-number text:level="${level}" style:num-format="1" style:num-suffix="."/>`).join("")}</text:list-style>`,
].join("");

type Parts = {
  /** What stands in `office:text`. */
  body: string;
  /** Styles made for single paragraphs. */
  styles?: string;
  extra?: Readonly<Record<string, string>>;
};

export function odtOf({ body, styles = "", extra = {} }: Parts): Uint8Array {
  return archiveOf({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}><office:automatic-styles>${LISTS}${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...extra,
  });
}

export function odtParagraph(text: string): string {
  return `<text:p>${escapeXml(text)}</text:p>`;
}

export function writeOdt(document: readonly WrittenBlock[]): Uint8Array {
  let body = "";
  let open = -1;
  const closeTo = (depth: number): void => {
    for (; open > depth; open -= 1) body += "</text:list-item></text:list>";
  };
  for (const block of document) {
    if (block.kind !== "item") closeTo(-1);
    switch (block.kind) {
      case "heading":
        body += `<text:h text:outline-level="${block.level}">${escapeXml(block.text)}</text:h>`;
        break;
      case "paragraph":
        body += odtParagraph(block.text);
        break;
      case "item":
        if (open >= block.depth) {
          closeTo(block.depth);
          body += "</text:list-item>";
        } else {
          const style = `text:style-name="${block.ordered ? "numbers" : "bullets"}"`;
          body += `<text:list ${open < 0 ? style : ""}>`;
          open = block.depth;
        }
        body += `<text:list-item>${odtParagraph(block.text)}`;
        break;
      case "table":
        body += `<table:table>${block.rows.map((row) => `<table:table-row>${row.map((cell) => `<table:table-cell>${odtParagraph(cell)}</table:table-cell>`).join("")}</table:table-row>`).join("")}</table:table>`;
    }
  }
  closeTo(-1);
  return odtOf({ body });
}
