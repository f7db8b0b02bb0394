"use client";

import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { IconButton } from "@/components/form/icon-button";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import type { RoomKernel } from "../kernel/room-kernel";
import { useLive } from "../kernel/use-live";
import { NO_SEARCH, stepSearch, TextSearch, type Search } from "./search";
import { searchOf, findingOf } from "./models";
import styles from "./find-bar.module.css";

/** Finding words in the text. Enter goes on, Shift+Enter back, Esc to the match that was reached. */
export function FindBar() {
  const finding = useLive(findingOf(useRoom()), (value) => value);
  return finding ? <OpenFindBar /> : null;
}

function OpenFindBar() {
  const text = useWords("reading-room.find");
  const room = useRoom();
  const search = useLive(searchOf(room), (value) => value);
  const [query, setQuery] = useState(search.query);
  const field = useRef<HTMLInputElement>(null);
  useSearch(query);

  useEffect(() => {
    field.current?.select();
  }, []);

  const close = (): void => {
    findingOf(room).set(false);
    const match = currentMatch(searchOf(room).get());
    searchOf(room).set(NO_SEARCH);
    if (match) room.column?.scrollTo(match, { focus: true });
    else room.column?.focus(room.viewport.get()?.start);
  };
  const step = (direction: 1 | -1): void => {
    searchOf(room).set(stepSearch(searchOf(room).get(), direction));
    showMatch(room);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const count = search.matches.length;
  return (
    <div className={styles.bar} role="search" aria-label={text("label")}>
      <input
        ref={field}
        // The bar is opened to type into it.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        type="text"
        className={styles.field}
        aria-label={text("label")}
        placeholder={text("label")}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={handleKey}
      />
      <span className={styles.count} role="status">
        {query.trim() === ""
          ? ""
          : count === 0
            ? text("none")
            : text("of", { current: (search.current ?? 0) + 1, total: count })}
      </span>
      <IconButton
        label={text("previous")}
        shortcut="⇧ ↵"
        icon={<ChevronUp size={16} aria-hidden="true" />}
        onClick={() => step(-1)}
      />
      <IconButton
        label={text("next")}
        shortcut="↵"
        icon={<ChevronDown size={16} aria-hidden="true" />}
        onClick={() => step(1)}
      />
      <IconButton
        label={text("close")}
        shortcut="Esc"
        icon={<X size={16} aria-hidden="true" />}
        onClick={close}
      />
    </div>
  );
}

/** Seeks as one types, without holding the typing up. */
function useSearch(query: string): void {
  const room = useRoom();
  const settled = useDeferredValue(query);
  const engine = useRef<{ search: TextSearch; whole: boolean } | null>(null);
  const whole = useLive(room.text.shown, (shown) => shown.whole);
  useEffect(() => {
    const isNew = settled !== searchOf(room).get().query;
    if (!isNew && (engine.current === null || engine.current.whole === whole)) return;
    if (engine.current?.whole !== whole) {
      engine.current = { search: new TextSearch(room.text.text), whole };
    }
    searchOf(room).set(engine.current.search.find(settled, room.viewport.get()?.start ?? 0));
    if (isNew) showMatch(room);
  }, [settled, room, whole]);
}

function currentMatch({ matches, current }: Search) {
  return current === null ? null : (matches[current] ?? null);
}

function showMatch(room: RoomKernel): void {
  const match = currentMatch(searchOf(room).get());
  if (match) room.column?.scrollTo(match, { smooth: false });
}
