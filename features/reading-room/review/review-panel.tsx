"use client";

import { useEffect, useRef, type KeyboardEvent } from "react";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { IconButton } from "@/components/form/icon-button";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { ShortcutName } from "@/features/shortcuts/shortcut";
import { useWords } from "@/words/use-words";
import { useRoom, useUi } from "../kernel/room-context";
import { patchLive, useLive } from "../kernel/use-live";
import { closeReview } from "./open-review";
import { ReviewItemView } from "./review-item";
import { toReviewKey } from "./review-keys";
import { useDecision } from "./use-decision";
import { useReview } from "./use-review";
import { reviewViewOf } from "./models";
import { useKeys } from "../kernel/keys/use-keys";
import styles from "./review-panel.module.css";

/** What needs a person after a new edition: below the text, so that the text stays in view. */
export function ReviewPanel() {
  const review = useLive(reviewViewOf(useRoom()), ({ panel }) => panel);
  return review === "closed" ? null : <OpenPanel hidden={review === "adjusting"} />;
}

function OpenPanel({ hidden }: { hidden: boolean }) {
  const text = useWords("reading-room.review");
  const room = useRoom();
  const review = useReview();
  const decision = useDecision(review);
  const keyOf = useKeys();
  const panel = useRef<HTMLElement>(null);
  const wanted = useUi((ui) => ui.focus?.kind === "review");
  const { item, at, total } = review;
  const shortcut = (name: ShortcutName) => {
    const key = keyOf(name);
    return key === null ? {} : { shortcut: key };
  };

  useEffect(() => {
    if (!wanted || hidden) return;
    panel.current?.querySelector<HTMLElement>("[data-review-item]")?.focus({ preventScroll: true });
    patchLive(room.ui, { focus: null });
  }, [wanted, hidden, room]);

  const shown = item?.id ?? null;
  useEffect(() => {
    // What had the focus went away with the decision.
    if (hidden || document.activeElement !== document.body) return;
    panel.current?.querySelector<HTMLElement>("[data-review-item]")?.focus({ preventScroll: true });
  }, [shown, hidden]);

  const handleKey = (event: KeyboardEvent): void => {
    const key = toReviewKey(event.nativeEvent, keyOf);
    if (!key) return;
    event.preventDefault();
    switch (key.kind) {
      case "close":
        closeReview(room);
        return;
      case "step":
        review.step(key.by);
        return;
      case "choose":
        review.choose(key.index);
        return;
      default:
        decision[key.kind]?.();
    }
  };

  return (
    // Its keys are also on its buttons.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      className={styles.panel}
      aria-label={text("title")}
      data-keeps-selection=""
      hidden={hidden}
      onKeyDown={handleKey}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{text("title")}</h2>
        {item && (
          <p className={styles.progress}>
            <span aria-hidden="true">{text("progress", { at, total })}</span>
            <VisuallyHidden>{text("progressLabel", { at, total })}</VisuallyHidden>
          </p>
        )}
        <span className={styles.spring} />
        {item && (
          <>
            <IconButton
              label={text("previous")}
              {...shortcut("previous")}
              icon={<ChevronLeft size={18} aria-hidden="true" />}
              onClick={() => review.step(-1)}
            />
            <IconButton
              label={text("next")}
              {...shortcut("next")}
              icon={<ChevronRight size={18} aria-hidden="true" />}
              onClick={() => review.step(1)}
            />
          </>
        )}
        <IconButton
          label={text("close")}
          shortcut="Esc"
          icon={<X size={18} aria-hidden="true" />}
          onClick={() => closeReview(room)}
        />
      </header>
      {item ? (
        <ReviewItemView review={review} item={item} decision={decision} />
      ) : (
        <div data-review-item tabIndex={-1} className={styles.empty}>
          <EmptyState title={text("empty")} heading="h3">
            {text("emptyText", { edition: room.data.report.edition })}
          </EmptyState>
        </div>
      )}
      <VisuallyHidden>
        <span role="status">{review.said}</span>
      </VisuallyHidden>
    </section>
  );
}
