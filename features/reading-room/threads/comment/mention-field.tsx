"use client";

import { useId, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { flushSync } from "react-dom";
import { Avatar } from "@/components/person/avatar";
import { VisuallyHidden } from "@/components/visually-hidden";
import { useWords } from "@/words/use-words";
import { findMentionQuery, suggestMembers, toMentionNames } from "../../mentions/mention";
import type { RoomPerson } from "../../kernel/room-data";
import styles from "./mention-field.module.css";

type Suggesting = { start: number; query: string; chosen: number };

/** A growing text field that suggests people after an `@`. Keys it does not use go on to `onKeyDown`. */
export function MentionField({
  value,
  onChange,
  people,
  label,
  placeholder,
  describedBy,
  onKeyDown,
  onFocus,
  onBlur,
  ref,
}: {
  value: string;
  onChange: (value: string) => void;
  people: readonly RoomPerson[];
  label: string;
  placeholder: string;
  describedBy?: string;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onFocus?: () => void;
  onBlur?: () => void;
  ref: Ref<HTMLTextAreaElement>;
}) {
  const words = useWords("reading-room");
  const listId = useId();
  const [suggesting, setSuggesting] = useState<Suggesting | null>(null);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const found = suggesting ? suggestMembers(people, suggesting.query) : [];
  const open = suggesting !== null && found.length > 0;
  const chosen = open ? Math.min(suggesting.chosen, found.length - 1) : -1;

  const look = (target: HTMLTextAreaElement): void => {
    const query = findMentionQuery(target.value, target.selectionStart);
    setSuggesting(query && { ...query, chosen: 0 });
  };
  const take = (person: RoomPerson): void => {
    const target = field.current;
    if (!target || !suggesting) return;
    const name = `@${toMentionNames(people).get(person.id) ?? person.name} `;
    const next =
      value.slice(0, suggesting.start) +
      name +
      value.slice(target.selectionStart).replace(/^ /u, "");
    const caret = suggesting.start + name.length;
    // At once, so that the next key finds the cursor in its place.
    flushSync(() => {
      onChange(next);
      setSuggesting(null);
    });
    target.setSelectionRange(caret, caret);
  };
  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const person = found[chosen];
    if (!open || !person || event.nativeEvent.isComposing) {
      onKeyDown(event);
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0)
      setSuggesting({ ...suggesting, chosen: (chosen + step + found.length) % found.length });
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab")
      take(person);
    else if (event.key === "Escape") setSuggesting(null);
    else {
      onKeyDown(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.wrap}>
      <textarea
        ref={(element) => {
          field.current = element;
          if (typeof ref === "function") ref(element);
          else if (ref) ref.current = element;
        }}
        rows={1}
        className={styles.field}
        value={value}
        aria-label={label}
        placeholder={placeholder}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${chosen}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          look(event.target);
        }}
        onKeyDown={handleKey}
        onClick={(event) => look(event.currentTarget)}
        onFocus={onFocus}
        onBlur={() => {
          setSuggesting(null);
          onBlur?.();
        }}
      />
      <VisuallyHidden>
        <span role="status">
          {suggesting ? words("mention.found", { count: found.length }) : ""}
        </span>
      </VisuallyHidden>
      {open && (
        <div className={styles.list} id={listId} role="listbox" aria-label={words("mention.list")}>
          {found.map((person, index) => (
            // The keyboard stays in the field; it chooses through `aria-activedescendant`.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={person.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              <Avatar name={person.name} colour={person.colour} size="tiny" />
              {person.name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
