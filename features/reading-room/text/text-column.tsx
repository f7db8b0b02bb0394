"use client";

import { useId, useRef, useState } from "react";
import { VisuallyHidden } from "@/components/visually-hidden";
import { createSegments, type Segments } from "@/domain/text/segments";
import { useWords } from "@/words/use-words";
import type { TextAction } from "../kernel/text-handle";
import { Announcer, say, SILENCE } from "./announcer";
import { ColleagueFlags } from "./colleague-flags";
import { describeSelection } from "./selection/describe-selection";
import { OverlapPopover } from "./overlap-popover";
import { RangeEditor } from "./selection/range-editor";
import { SelectionToolbar } from "./selection/selection-toolbar";
import type { OfferedLabel, TextColumnProps } from "./text-column-props";
import { useAdjusting } from "./selection/use-adjusting";
import { useAnnotatedRuns } from "./use-annotated-runs";
import { usePainting } from "./use-painting";
import { useTextHandle } from "./use-text-handle";
import { moveSelection, type KeyActions } from "./keyboard/handle-text-key";
import { useTextKeyboard } from "./keyboard/use-text-keyboard";
import { useTextPointer } from "./use-text-pointer";
import { useTextSelection } from "./selection/use-text-selection";
import { useTextStage } from "./use-text-stage";
import styles from "./text-column.module.css";

/** Several annotations under one point, offered. */
type Offer = { ids: readonly string[]; point: { x: number; y: number } };

/** The text of an edition and what is done on it. See `text-column-props.ts` for what it takes and gives. */
export function TextColumn({ ref, children, ...props }: TextColumnProps) {
  const words = useWords("reading-room.text");
  const { text, annotations, colleagues, labels, rights, keys } = props;
  const [layout, setLayout] = useState(0);
  const [announcement, setAnnouncement] = useState(SILENCE);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [hinted, setHinted] = useState<string | null>(null);
  const [lastLabel, setLastLabel] = useState<string | null | undefined>(undefined);
  const entry = useRef<HTMLButtonElement>(null);
  const cut = useRef<{ text: string; segments: Segments } | null>(null);
  const hintId = useId();

  const speak = (message: string) => setAnnouncement(say(message));
  const stage = useTextStage(text, {
    onViewport: (visible) => props.onViewport?.(visible),
    onLayout() {
      setLayout((count) => count + 1);
      props.onLayout?.();
    },
  });
  const { root, underlay, map, measure } = stage;
  const selection = useTextSelection(stage, text, (range) => props.onSelect?.(range));
  const { selected, select } = selection;
  const adjusting = useAdjusting(stage, props, selection, speak);
  const { adjusted, painted } = adjusting;

  usePainting(stage, {
    annotations: painted,
    focused: adjusted?.id ?? props.focused,
    hovered: hinted ?? props.hovered,
    colleagues,
    matches: props.matches,
    pending: adjusted?.id === null ? adjusted.range : props.pending,
  });
  useAnnotatedRuns(stage, { text, annotations: painted, everywhere: props.markedText ?? false });

  const segments = (): Segments => {
    if (cut.current?.text !== text) {
      cut.current = {
        text,
        segments: createSegments(text, map()?.blocks ?? [], props.language ?? undefined),
      };
    }
    return cut.current.segments;
  };
  const label = rights.label ? findLabel(labels, lastLabel) : null;

  function highlight(chosen: OfferedLabel | null): void {
    if (!selected || !rights.highlight) return;
    props.onHighlight(selected.range, chosen?.id ?? null);
    setLastLabel(chosen?.id ?? null);
    speak(chosen ? words("highlighted", { label: chosen.name }) : words("highlightedPlain"));
    select(null);
  }

  function comment(): void {
    if (!selected || !rights.comment) return;
    select(null);
    props.onComment(selected.range);
  }

  function state(): void {
    if (!selected || !rights.statement) return;
    select(null);
    props.onStatement(selected.range);
  }

  function open(ids: readonly string[], point: Offer["point"]): void {
    if (adjusted) return;
    if (ids.length > 1) setOffer({ ids, point });
    else props.onActivate(ids[0] ?? null);
  }

  function closeOffer(): void {
    setOffer(null);
    setHinted(null);
  }

  useTextPointer(stage, { onHit: open, onHover: (id) => props.onHover?.(id) });
  const keyboard: KeyActions = {
    segments,
    selected: adjusted ? null : (selected?.range ?? null),
    onMove(range) {
      speak(describeSelection(text, selected?.range ?? null, range, words));
      select(range);
    },
    onEscape() {
      select(null);
      speak(words("selectionGone"));
    },
    onActions: () => entry.current?.focus(),
    onOpen: (ids, point) => ids.length > 0 && open(ids, point),
  };
  useTextKeyboard(stage, keyboard);

  function act(action: TextAction): boolean {
    // While ends are being moved, keys mean nothing else.
    if (adjusted) return false;
    switch (action) {
      case "highlight":
        highlight(label);
        return selected !== null;
      case "comment":
        comment();
        return selected !== null;
      case "state":
        state();
        return selected !== null;
      case "select-sentence":
        if (stage.stage.current)
          moveSelection(stage.stage.current, keyboard, { kind: "sentence", direction: 1 });
        return true;
      case "adjust":
        adjusting.begin(selected ? null : props.focused);
        return true;
    }
  }

  useTextHandle(ref, stage, {
    selected: selected?.range ?? null,
    select,
    adjust: adjusting.begin,
    act,
  });

  return (
    <div
      className={styles.frame}
      data-overlaid={selected !== null || adjusted || offer ? "" : undefined}
    >
      <div ref={underlay} className={styles.underlay} aria-hidden="true" />
      <div
        ref={root}
        role="region"
        aria-label={words("text")}
        aria-describedby={hintId}
        aria-busy={props.growing}
      >
        {children}
      </div>
      <VisuallyHidden>
        <span id={hintId}>
          {keys.sentence === null
            ? words("keys")
            : words("keysAnd", { key: keys.sentence.toUpperCase() })}
        </span>
      </VisuallyHidden>
      <ColleagueFlags colleagues={colleagues} layout={layout} map={map} />
      {selected && !adjusted && (rights.highlight || rights.comment || rights.statement) && (
        <SelectionToolbar
          range={selected.range}
          measure={measure}
          labels={labels}
          label={label}
          rights={rights}
          keys={keys}
          entry={entry}
          onHighlight={highlight}
          onComment={comment}
          onStatement={state}
          onAdjust={() => adjusting.begin(null)}
        />
      )}
      {adjusted && (
        <RangeEditor
          text={text}
          range={adjusted.range}
          layout={layout}
          map={map}
          segments={segments}
          measure={measure}
          onChange={adjusting.change}
          onDone={() => adjusting.finish(true)}
          onCancel={() => adjusting.finish(false)}
        />
      )}
      {offer && (
        <OverlapPopover
          text={text}
          language={props.language}
          annotations={annotations}
          offered={offer.ids}
          point={offer.point}
          describe={props.describe}
          onChoose={(id) => {
            closeOffer();
            props.onActivate(id);
          }}
          onHint={setHinted}
          onClose={closeOffer}
        />
      )}
      <Announcer announcement={announcement} />
    </div>
  );
}

/** The label given last, none if that was the choice, at first the team's first. */
function findLabel(
  labels: readonly OfferedLabel[],
  last: string | null | undefined,
): OfferedLabel | null {
  if (last === null) return null;
  return labels.find(({ id }) => id === last) ?? labels[0] ?? null;
}
