"use client";

import { useMemo, type CSSProperties, type KeyboardEvent } from "react";
import { Popover } from "radix-ui";
import { writeList } from "@/components/write-list";
import { useLocale } from "@/words/use-locale";
import { useWords } from "@/words/use-words";
import { reportWords } from "../kernel/use-report-words";
import { shorten } from "./selection/describe-selection";
import type { AnnotationSummary, PaintedAnnotation } from "./text-column-props";
import styles from "./overlap-popover.module.css";

/** Offers all annotations that lie under one point, by their words, author and labels. */
export function OverlapPopover({
  text,
  language,
  annotations,
  offered,
  point,
  describe,
  onChoose,
  onHint,
  onClose,
}: {
  text: string;
  /** Of the text (BCP 47); `null` if nobody knows it. */
  language: string | null;
  annotations: readonly PaintedAnnotation[];
  /** Their ids, innermost first. */
  offered: readonly string[];
  describe: (annotationId: string) => AnnotationSummary | null;
  /** Client coordinates. */
  point: { x: number; y: number };
  onChoose: (annotationId: string) => void;
  /** The choice under consideration, to be shown in the text. */
  onHint: (annotationId: string | null) => void;
  onClose: () => void;
}) {
  const words = useWords("reading-room.text");
  const locale = useLocale();
  const names = (summary: AnnotationSummary | null): string => {
    const labels = summary?.labels.map(({ name }) => name) ?? [];
    return labels.length > 0 ? writeList(labels, locale) : words("unlabelled");
  };
  // A colleague may have deleted one meanwhile.
  const choices = offered.flatMap((id) => annotations.find((one) => one.id === id) ?? []);
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => new DOMRect(point.x, point.y, 0, 0) } }),
    [point.x, point.y],
  );
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          aria-label={words("severalNotes", { count: choices.length })}
          side="bottom"
          align="start"
          sideOffset={10}
          collisionPadding={10}
          onKeyDown={moveByArrows}
        >
          <p className={styles.heading}>{words("severalNotes", { count: choices.length })}</p>
          {choices.map(({ id, start, end }) => {
            const summary = describe(id);
            return (
              <button
                key={id}
                type="button"
                className={styles.note}
                onClick={() => onChoose(id)}
                onPointerEnter={() => onHint(id)}
                onPointerLeave={() => onHint(null)}
                onFocus={() => onHint(id)}
                onBlur={() => onHint(null)}
              >
                <span className={styles.quote} style={edgeOf(summary)} {...reportWords(language)}>
                  {shorten(text.slice(start, end), 160)}
                </span>
                <span className={styles.about}>
                  {summary && <span>{summary.author}</span>}
                  <span>{names(summary)}</span>
                  {summary && summary.comments > 0 && (
                    <span>{words("comments", { count: summary.comments })}</span>
                  )}
                </span>
              </button>
            );
          })}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function edgeOf(summary: AnnotationSummary | null): CSSProperties | undefined {
  const colour = summary?.labels[0]?.colour;
  return colour && ({ "--edge": `var(--edge-${colour})` } as CSSProperties);
}

/** Up and Down go through the choices, as in a menu. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = (at + (event.key === "ArrowDown" ? 1 : -1) + buttons.length) % buttons.length;
  buttons[next]?.focus();
  event.preventDefault();
}
