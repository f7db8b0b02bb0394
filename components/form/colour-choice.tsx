"use client";

import { useId } from "react";
import { Check } from "lucide-react";
import styles from "./colour-choice.module.css";

export type ColourOption = { value: string; label: string; swatch: string; ink: string };

/** One of a few named colours; the names are said and shown, so the colour alone decides nothing. */
export function ColourChoice({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly ColourOption[];
  value: string;
  onChange: (value: string) => void;
}) {
  const name = useId();
  const chosen = options.find((option) => option.value === value);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {label}
        {chosen && <span className={styles.chosen}> {chosen.label}</span>}
      </legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option} title={option.label}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className={styles.input}
              aria-label={option.label}
            />
            <span
              className={styles.swatch}
              style={{ background: option.swatch, color: option.ink }}
            >
              <Check size={16} strokeWidth={3} aria-hidden="true" />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
