"use client";

import type { ReactNode } from "react";
import { Highlighter, ListTree, MessageSquarePlus, MessageSquareText, Search } from "lucide-react";
import { useWords } from "@/words/use-words";
import { composeAt, openNoteInPlace } from "../notes/navigate";
import { useRights, useRoom } from "../kernel/room-context";
import { patchLive, useLive } from "../kernel/use-live";
import { useOpening } from "../use-opening";
import { noteListOf, gesturesOf } from "../notes/models";
import { findingOf } from "../find/models";
import styles from "./phone-bar.module.css";

const SIZE = { size: 19, "aria-hidden": true } as const;

/** On a small screen: the way to the sheets, and what can be done with a selection, in reach of the thumb. */
export function PhoneBar() {
  const text = useWords("reading-room.phone");
  const words = useWords("reading-room");
  const room = useRoom();
  const rights = useRights();
  const selection = useLive(room.selection, (range) => range);
  const notes = useLive(noteListOf(room).state, (state) => state.order.length);
  const isOpening = useOpening();
  return (
    <nav className={styles.bar} aria-label={text("label")}>
      <Item icon={<ListTree {...SIZE} />} onPress={() => patchLive(room.ui, { sheet: "outline" })}>
        {text("outline")}
      </Item>
      <Item icon={<Search {...SIZE} />} onPress={() => findingOf(room).set(true)}>
        {text("find")}
      </Item>
      {rights.highlight && (
        <Item
          icon={<Highlighter {...SIZE} />}
          disabled={!selection}
          onPress={() => {
            if (!selection) return;
            const id = gesturesOf(room).highlight(selection, null);
            room.column?.select(null);
            openNoteInPlace(room, id);
          }}
        >
          {text("highlight")}
        </Item>
      )}
      {rights.comment && (
        <Item
          icon={<MessageSquarePlus {...SIZE} />}
          disabled={!selection}
          onPress={() => {
            if (selection) composeAt(room, selection);
          }}
        >
          {text("comment")}
        </Item>
      )}
      <Item
        icon={<MessageSquareText {...SIZE} />}
        onPress={() => patchLive(room.ui, { sheet: "notes" })}
      >
        {isOpening ? words("margin.title") : text("notes", { count: notes })}
      </Item>
    </nav>
  );
}

function Item({
  icon,
  disabled = false,
  onPress,
  children,
}: {
  icon: ReactNode;
  disabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.item}
      aria-disabled={disabled}
      // Pressing must not take the selection away that it is about.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {icon}
      {children}
    </button>
  );
}
