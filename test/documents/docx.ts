import { archiveOf } from "./archive";
import { escapeXml, type WrittenBlock } from "./document";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

type Parts = {
  /** What stands in `w:body`. */
  body: string;
  footnotes?: string;
  endnotes?: string;
  /** Levels of a list with id 1, bullets, and of one with id 2, numbers. */
  numbering?: string;
  styles?: string;
  /** Addresses of links, by relationship id. */
  links?: Readonly<Record<string, string>>;
};

/** A Word document, with as much around its body as Word itself needs. */
export function docxOf({ body, footnotes, endnotes, numbering, styles, links = {} }: Parts) {
  const related = Object.entries({ footnotes, endnotes, numbering, styles }).filter(
    ([, part]) => part !== undefined,
  );
  return archiveOf({
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relationships([
      `<Relationship Id="rId1" Type="${KINDS}/officeDocument" Target="word/document.xml"/>`,
    ]),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} ${R} ${MC}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relationships([
      ...related.map(
        ([name]) => `<Relationship Id="${name}" Type="${KINDS}/${name}" Target="${name}.xml"/>`,
      ),
      ...Object.entries(links).map(
        ([id, target]) =>
          `<Relationship Id="${id}" Type="${KINDS}/hyperlink" Target="${escapeXml(target)}" TargetMode="External"/>`,
      ),
    ]),
    ...Object.fromEntries(
      related.map(([name, part = ""]) => [
        `word/${name}.xml`,
        `<w:${name} ${W}>${part}</w:${name}>`,
      ]),
    ),
  });
}

function relationships(entries: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join("")}</Relationships>`;
}

export function docxParagraph(text: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${docxRun(text)}</w:p>`;
}

export function docxRun(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

const LEVELS = [0, 1, 2, 3, 4];

/** Bullets as list 1, decimal numbers as list 2. */
export const DOCX_NUMBERING = [
  `<w:abstractNum w:abstractNumId="0">${LEVELS.map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uF0B7"/></w:lvl>`).join("")}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${LEVELS.map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%${level + 1}."/></w:lvl>`).join("")}</w:abstractNum>`,
  `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  `<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`,
].join("");

export const DOCX_STYLES = [1, 2, 3, 4, 5, 6]
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="berschrift${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  .join("");

export function writeDocx(document: readonly WrittenBlock[]): Uint8Array {
  const body = document.map((block) => {
    switch (block.kind) {
      case "heading":
        return docxParagraph(block.text, `<w:pStyle w:val="berschrift${block.level}"/>`);
      case "paragraph":
        return docxParagraph(block.text);
      case "item":
        return docxParagraph(
          block.text,
          `<w:numPr><w:ilvl w:val="${block.depth}"/><w:numId w:val="${block.ordered ? 2 : 1}"/></w:numPr>`,
        );
      case "table":
        return `<w:tbl>${block.rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${docxParagraph(cell)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
    }
  });
  return docxOf({ body: body.join(""), numbering: DOCX_NUMBERING, styles: DOCX_STYLES });
}
