import { useEffect, useRef, useState } from "react";
import { useRoom } from "../kernel/room-context";
import type { RoomKernel } from "../kernel/room-kernel";
import { removeNote } from "../notes/remove-note";
import type { DecidedStatement } from "@/domain/statements/statement";
import type { TextRange } from "@/domain/text/range";
import { patchLive, useLive } from "../kernel/use-live";
import { isNarrow } from "../kernel/use-narrow";
import type { ReviewItem } from "./review-queue";
import { dropStray, strayOf, takeInto } from "./stray-statement";
import { notesOf, gesturesOf } from "../notes/models";
import { statementsOf } from "../statements/models";
import { reviewOf, reviewViewOf } from "./models";

export type Reviewing = {
  item: ReviewItem | null;
  /** Counted from 1, of all that was to be reviewed since the window opened. */
  at: number;
  total: number;
  /** The place that would be accepted; of several, none until one is chosen. */
  offer: TextRange | null;
  /** Index of it among those that are offered. */
  chosen: number | null;
  choose: (index: number) => void;
  step: (by: 1 | -1) => void;
  accept: (range: TextRange) => void;
  adjust: (range: TextRange) => void;
  drop: () => void;
  /** What has just happened, to be read out. */
  said: string;
};

/** What is under review, and what can be done with it; whoever decides, the next takes its place. */
export function useReview(): Reviewing {
  const room = useRoom();
  const { items, decided } = useLive(reviewOf(room).state, (state) => state);
  const reviewed = useLive(reviewViewOf(room), (view) => view.reviewed);
  const [choice, setChoice] = useState<{ of: string; index: number } | null>(null);
  const [said, setSaid] = useState("");
  const last = useRef(0);
  const mine = useRef<{ id: ReviewItem["id"]; done: string; gone: boolean } | null>(null);

  const found = items.findIndex(({ id }) => id === reviewed);
  // eslint-disable-next-line react-hooks/refs -- where the one that is gone stood
  const index = found === -1 ? Math.min(last.current, items.length - 1) : found;
  const item = items[index] ?? null;
  const only = item?.offered.length === 1 ? 0 : null;
  const chosen = item && choice?.of === item.id ? choice.index : only;
  const offer = (chosen === null ? null : item?.offered[chosen]) ?? null;
  const [start, end] = [offer?.start, offer?.end];

  useEffect(() => {
    last.current = Math.max(0, index);
  }, [index]);

  useEffect(() => {
    const back = mine.current?.gone === true && items.find(({ id }) => id === mine.current?.id);
    if (!back) return;
    // One's own decision was undone: it is that one which one wants to see again.
    mine.current = null;
    patchLive(reviewViewOf(room), { reviewed: back.id });
  }, [room, items]);

  useEffect(() => {
    const now = item?.id ?? null;
    if (reviewed !== null && now !== reviewed) {
      const own = mine.current?.id === reviewed ? mine.current : null;
      if (own) mine.current = { ...own, gone: true };
      const by = own?.done ?? room.words("review.gone");
      // What somebody has done becomes known with the queue, not with the rendering.
      setSaid(
        item
          ? room.words("review.then", { done: by, next: summarise(room, item) })
          : room.words("review.doneAll", { done: by }),
      );
    }
    patchLive(reviewViewOf(room), { reviewed: now });
  }, [room, item, reviewed]);

  useEffect(() => {
    const range = start === undefined || end === undefined ? null : { start, end };
    patchLive(reviewViewOf(room), { offer: range });
    if (range) showAbovePanel(room, range);
  }, [room, item?.id, start, end]);

  function withStray(id: string, act: (stray: DecidedStatement) => void): void {
    const stray = strayOf(room)(id);
    if (stray) act(stray);
  }

  return {
    item,
    at: decided + index + 1,
    total: decided + items.length,
    offer,
    chosen,
    choose: (to) => {
      if (item && to < item.offered.length) setChoice({ of: item.id, index: to });
    },
    step: (by) => {
      const next = items[index + by];
      if (!next) return;
      setSaid(summarise(room, next));
      patchLive(reviewViewOf(room), { reviewed: next.id });
    },
    accept: (range) => {
      if (!item) return;
      mine.current = { id: item.id, done: room.words("review.accepted"), gone: false };
      if (item.kind === "note") gesturesOf(room).move(item.id, range);
      else withStray(item.id, (stray) => takeInto(room, stray, range));
    },
    adjust: (range) => {
      if (!item) return;
      mine.current = { id: item.id, done: room.words("review.accepted"), gone: false };
      patchLive(reviewViewOf(room), { panel: "adjusting" });
      room.column?.adjust(item.id, range);
    },
    drop: () => {
      if (!item) return;
      mine.current = {
        id: item.id,
        done:
          item.kind === "note"
            ? room.words("review.dropped")
            : room.words("review.droppedStatement"),
        gone: false,
      };
      if (item.kind === "note") removeNote(room, item.id);
      else withStray(item.id, (stray) => dropStray(room, stray));
    },
    said,
  };
}

/** The panel covers about half of the screen, on a phone more. */
function showAbovePanel(room: RoomKernel, range: TextRange): void {
  const line = room.column?.rectOf(range);
  const free = window.innerHeight * (isNarrow() ? 0.34 : 0.48);
  const isCovered = line ? line.bottom > free : false;
  room.column?.scrollTo(range, { smooth: true, to: isCovered ? "top" : "comfortable" });
}

/** In a few words, for the ear. */
export function summarise(room: RoomKernel, { kind, id, state }: ReviewItem): string {
  if (kind === "statement") {
    return room.words("review.statement", {
      state: room.words(`review.states.${state}`),
      actor: statementsOf(room).decision(id)?.actor ?? "",
    });
  }
  const creator = notesOf(room).annotation(id)?.creator;
  const person = creator && room.people.find(creator);
  return room.words("review.item", {
    state: room.words(`review.states.${state}`),
    name: person?.name ?? room.words("note.formerMember"),
  });
}
