import { memo, type CSSProperties, type ReactNode } from "react";
import type { EditionPart } from "@/domain/edition/parts";
import type { Block, Mark } from "@/domain/edition/structure";
import type { TextRange } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import { groupBlocks, type BlockGroup, type List, type Table } from "./block-groups";
import { createMarkReader, toInlineRuns, type InlineRun } from "./inline-runs";
import { safeHref } from "./safe-href";
import styles from "./report-text.module.css";

/**
 * An edition as a document. Each block's element carries `data-start` and `data-end`, and its text nodes together are
 * exactly that slice of the text: every offset in the product rests on this. Renders alike on server and browser.
 */
export function ReportText({
  parts,
  language,
}: {
  /** One after the other, from the beginning on. */
  parts: readonly EditionPart[];
  /** BCP 47; `null` if nobody knows it. */
  language: string | null;
}) {
  return (
    <div className={styles.text} {...(language !== null && { lang: language })}>
      {parts.map((part) => (
        <TextPart key={part.start} part={part} />
      ))}
    </div>
  );
}

/** What has been rendered once is left alone when the next part comes. */
const TextPart = memo(function TextPart({
  part: { start, text, blocks, marks },
}: {
  part: EditionPart;
}) {
  const marksOf = createMarkReader(marks);
  const inText = <Range extends TextRange>(range: Range): Range => ({
    ...range,
    start: range.start - start,
    end: range.end - start,
  });
  const renderText = (block: TextRange) =>
    renderRuns(toInlineRuns(text, inText(block), marksOf(block).map(inText)));
  return (
    <div>{groupBlocks(blocks).map((group, index) => renderGroup(group, index, renderText))}</div>
  );
});

type RenderText = (block: TextRange) => ReactNode;

function renderGroup(group: BlockGroup, key: number, renderText: RenderText): ReactNode {
  switch (group.kind) {
    case "list":
      return renderList(group, key, renderText);
    case "table":
      return renderTable(group, key, renderText);
    case "block":
      return renderBlock(group.block, key, renderText);
  }
}

/** Where a block begins and ends, and which way its own text runs. */
function place({ start, end }: TextRange) {
  return { "data-start": start, "data-end": end, dir: "auto" } as const;
}

/** The anchor of a heading, for links and the outline. */
export function headingId(start: number): string {
  return `section-${start}`;
}

function renderBlock(
  block: Exclude<Block, { kind: "item" | "cell" }>,
  key: number,
  renderText: RenderText,
): ReactNode {
  switch (block.kind) {
    case "heading": {
      const Heading = `h${block.level}` as const;
      return (
        <Heading key={key} id={headingId(block.start)} {...place(block)}>
          {renderText(block)}
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p key={key} {...place(block)}>
          {renderText(block)}
        </p>
      );
    case "quote":
      return (
        <blockquote key={key}>
          <p {...place(block)}>{renderText(block)}</p>
        </blockquote>
      );
    case "preformatted":
      return (
        <pre key={key} {...place(block)}>
          {renderText(block)}
        </pre>
      );
    case "footnote":
      return (
        <ol key={key} className={styles.note}>
          <li style={markerStyle(`${block.label}.`)}>
            <div {...place(block)}>{renderText(block)}</div>
          </li>
        </ol>
      );
  }
}

function renderList({ ordered, items }: List, key: number, renderText: RenderText): ReactNode {
  const Element = ordered ? "ol" : "ul";
  return (
    <Element key={key}>
      {items.map(({ block, inner }) => (
        <li key={block.start} {...(ordered && { style: markerStyle(block.marker) })}>
          {/* An element of its own: the text of inner lists is not this block's. */}
          <div {...place(block)}>{renderText(block)}</div>
          {inner.map((list, index) => renderList(list, index, renderText))}
        </li>
      ))}
    </Element>
  );
}

/** The marker as the text has it: a real list marker, so that it is read out but not selected. */
function markerStyle(marker: string): CSSProperties {
  const escaped = marker
    .slice(0, 12)
    .replace(/["\\\n]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
  return { listStyleType: `"${escaped}\u2002"` };
}

function renderTable({ rows }: Table, key: number, renderText: RenderText): ReactNode {
  return (
    <TableBox key={key}>
      <table>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {withGaps(cells).map((cell, column) =>
                cell === null ? (
                  <td key={column} />
                ) : cell.header ? (
                  <th key={column} scope="col" {...place(cell)}>
                    {renderText(cell)}
                  </th>
                ) : (
                  <td key={column} {...place(cell)}>
                    {renderText(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function TableBox({ children }: { children: ReactNode }) {
  const words = useWords("reading-room.text");
  return (
    <div
      className={styles.table}
      role="region"
      aria-label={words("table")}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls: keys must reach it
      tabIndex={0}
    >
      {children}
    </div>
  );
}

/** The widest that a row is filled up to: more columns than that no page could show. */
const MOST_GAPS = 60;

/** A row with `null` where a cell is empty: an edition has no blocks without text. */
function withGaps(cells: Table["rows"][number]): readonly (Table["rows"][number][number] | null)[] {
  const row: (Table["rows"][number][number] | null)[] = [];
  for (const cell of cells) {
    while (row.length < Math.min(cell.column, MOST_GAPS)) row.push(null);
    row.push(cell);
  }
  return row;
}

function renderRuns(runs: readonly InlineRun[]): ReactNode {
  // A single piece of text is the element's own: no keys, no array.
  if (runs.length === 1 && typeof runs[0] === "string") return runs[0];
  return runs.map((run, index) =>
    typeof run === "string" ? run : renderMark(run.mark, index, run.runs),
  );
}

function renderMark(mark: Mark, key: number, runs: readonly InlineRun[]): ReactNode {
  const inner = renderRuns(runs);
  switch (mark.kind) {
    case "strong":
      return <strong key={key}>{inner}</strong>;
    case "emphasis":
      return <em key={key}>{inner}</em>;
    case "code":
      return <code key={key}>{inner}</code>;
    case "link": {
      const href = safeHref(mark.href);
      if (href === null) return <span key={key}>{inner}</span>;
      return (
        <a key={key} href={href} rel="noopener nofollow" target="_blank" className={styles.link}>
          {inner}
        </a>
      );
    }
  }
}
