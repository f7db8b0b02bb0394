"use client";

import type { RefObject } from "react";
import { MessageSquarePlus, MoveHorizontal, Quote } from "lucide-react";
import { Toolbar } from "radix-ui";
import { classNames } from "@/components/class-names";
import { Kbd } from "@/components/kbd";
import { Tooltip } from "@/components/overlay/tooltip";
import type { TextRange } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import { LabelSwatch } from "../label-swatch";
import type { OfferedLabel, TextKeys, TextRights } from "../text-column-props";
import { usePlaceBeside, type Measure } from "./use-place-beside";
import styles from "../text-overlay.module.css";

/** More labels than these are found in the note's own menu. */
const MOST_SWATCHES = 8;

export type ToolbarProps = {
  range: TextRange;
  measure: Measure;
  labels: readonly OfferedLabel[];
  /** What the main button gives; `null`: no label. */
  label: OfferedLabel | null;
  rights: TextRights;
  keys: TextKeys;
  /** Receives the first control, for keys that lead here. */
  entry: RefObject<HTMLButtonElement | null>;
  onHighlight: (label: OfferedLabel | null) => void;
  onComment: () => void;
  onStatement: () => void;
  onAdjust: () => void;
};

/** The one small toolbar on a selection: highlight it with a label, comment on it, move its ends. */
export function SelectionToolbar(props: ToolbarProps) {
  const words = useWords("reading-room.text");
  const { range, measure, labels, label, rights, keys, entry } = props;
  const place = usePlaceBeside(range, measure);
  const others = rights.label ? labels.filter(({ id }) => id !== label?.id) : [];
  const swatches = others.slice(0, MOST_SWATCHES);

  return (
    <Toolbar.Root
      ref={place}
      className={classNames(styles.panel, styles.toolbar, styles.docked)}
      aria-label={words("toolbar")}
      data-keeps-selection=""
      onMouseDown={(event) => event.preventDefault()}
    >
      {rights.highlight && (
        <Toolbar.Button
          ref={entry}
          className={styles.action}
          onClick={() => props.onHighlight(label)}
        >
          <LabelSwatch colour={label?.colour ?? null} />
          {words("highlight")}
          {keys.highlight !== null && <Kbd>{keys.highlight.toUpperCase()}</Kbd>}
        </Toolbar.Button>
      )}
      {rights.highlight &&
        swatches.map((one) => (
          <Tooltip key={one.id} label={one.name} side="top">
            <Toolbar.Button
              className={classNames(styles.action, styles.icon)}
              aria-label={words("highlightAs", { label: one.name })}
              onClick={() => props.onHighlight(one)}
            >
              <LabelSwatch colour={one.colour} />
            </Toolbar.Button>
          </Tooltip>
        ))}
      {rights.highlight && label !== null && (
        <Tooltip label={words("noLabel")} side="top">
          <Toolbar.Button
            className={classNames(styles.action, styles.icon)}
            aria-label={words("noLabel")}
            onClick={() => props.onHighlight(null)}
          >
            <LabelSwatch colour={null} />
          </Toolbar.Button>
        </Tooltip>
      )}
      {rights.highlight && rights.comment && <Toolbar.Separator className={styles.divider} />}
      {rights.comment && (
        <Toolbar.Button
          {...(!rights.highlight && { ref: entry })}
          className={styles.action}
          onClick={props.onComment}
        >
          <MessageSquarePlus size={16} aria-hidden />
          {words("comment")}
          {keys.comment !== null && <Kbd>{keys.comment.toUpperCase()}</Kbd>}
        </Toolbar.Button>
      )}
      {rights.statement && (
        <Toolbar.Button className={styles.action} onClick={props.onStatement}>
          <Quote size={16} aria-hidden />
          {words("statement")}
          {keys.statement !== null && <Kbd>{keys.statement}</Kbd>}
        </Toolbar.Button>
      )}
      <Tooltip
        label={words("moveEnds")}
        side="top"
        {...(keys.adjust !== null && { shortcut: keys.adjust.toUpperCase() })}
      >
        <Toolbar.Button
          className={classNames(styles.action, styles.icon)}
          aria-label={words("moveEnds")}
          onClick={props.onAdjust}
        >
          <MoveHorizontal size={16} aria-hidden />
        </Toolbar.Button>
      </Tooltip>
    </Toolbar.Root>
  );
}
