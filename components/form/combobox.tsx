"use client";

import { useId, useRef, useState, type KeyboardEvent } from "react";
import { classNames } from "../class-names";
import { Field, type FieldText } from "./field";
import { VisuallyHidden } from "../visually-hidden";
import fieldStyles from "./field.module.css";
import styles from "./combobox.module.css";

export type ComboboxOption = {
  key: string;
  label: string;
  /** Said beside it. */
  hint?: string;
  /** Other words under which it is found. */
  also?: readonly string[];
};

/** More than these are found by typing more. */
const MOST_OPTIONS = 40;

/** A text field that offers what is known and takes anything else as it is typed (ARIA: combobox with a list). */
export function Combobox({
  label,
  hint,
  error,
  value,
  options,
  found: sayFound,
  onChange,
  onPick,
  ...rest
}: FieldText & {
  value: string;
  options: readonly ComboboxOption[];
  /** Says to screen readers how many are offered. */
  found: (count: number) => string;
  onChange: (value: string) => void;
  onPick: (option: ComboboxOption) => void;
  maxLength?: number;
  "data-first-field"?: string;
}) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const found = open ? findOptions(options, typed ? value : "") : [];
  const shown = open && found.length > 0;

  const close = (): void => {
    setOpen(false);
    setTyped(false);
    setChosen(-1);
  };
  const pick = (option: ComboboxOption): void => {
    close();
    onPick(option);
  };
  const move = (to: number): void => {
    setOpen(true);
    setChosen(to);
    list.current?.children[to]?.scrollIntoView({ block: "nearest" });
  };
  const handleKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const last = found.length - 1;
    const option = found[chosen];
    if (event.key === "ArrowDown") move(open ? Math.min(chosen + 1, last) : 0);
    else if (event.key === "ArrowUp" && open) move(Math.max(chosen - 1, -1));
    else if (event.key === "Enter" && shown && option) pick(option);
    else if (event.key === "Escape" && shown) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <div className={styles.wrap}>
          <input
            type="text"
            {...rest}
            {...ids}
            className={fieldStyles.control}
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={listId}
            aria-activedescendant={shown && chosen >= 0 ? `${listId}-${chosen}` : undefined}
            value={value}
            onChange={(event) => {
              setOpen(true);
              setTyped(true);
              setChosen(-1);
              onChange(event.target.value);
            }}
            onClick={() => setOpen(true)}
            onBlur={close}
            onKeyDown={handleKey}
          />
          <div
            ref={list}
            id={listId}
            role="listbox"
            aria-label={typeof label === "string" ? label : undefined}
            className={styles.list}
            hidden={!shown}
          >
            {found.map((option, index) => (
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps the focus and its keys choose
              <div
                key={option.key}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === chosen}
                className={classNames(styles.option, index === chosen && styles.chosen)}
                // The field must keep the focus.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(option)}
              >
                <span className={styles.name}>{option.label}</span>
                {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
              </div>
            ))}
          </div>
          <VisuallyHidden>
            <span role="status">{open && typed ? sayFound(found.length) : ""}</span>
          </VisuallyHidden>
        </div>
      )}
    </Field>
  );
}

/** Those that begin with the words come first; without words, all. */
function findOptions(options: readonly ComboboxOption[], words: string): ComboboxOption[] {
  const sought = fold(words.trim());
  if (sought === "") return options.slice(0, MOST_OPTIONS);
  const ranked = options.flatMap((option) => {
    const names = [option.label, ...(option.also ?? [])].map(fold);
    if (names.some((name) => name.startsWith(sought))) return [{ option, rank: 0 }];
    return names.some((name) => name.includes(sought)) ? [{ option, rank: 1 }] : [];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_OPTIONS)
    .map(({ option }) => option);
}

/** Without case and accents. */
function fold(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
