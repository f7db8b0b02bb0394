"use client";

import type { ComponentProps } from "react";
import { ChevronDown } from "lucide-react";
import { classNames } from "../class-names";
import { Field, type FieldText } from "./field";
import fieldStyles from "./field.module.css";
import styles from "./select.module.css";

export type SelectOption = { value: string; label: string; disabled?: boolean };

/** The platform's own list: it knows every keyboard, screen reader and phone. */
export function Select({
  label,
  hint,
  error,
  optional,
  className,
  id,
  options,
  ...rest
}: FieldText & { options: readonly SelectOption[] } & Omit<
    ComponentProps<"select">,
    keyof FieldText | "children"
  >) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      {...(optional !== undefined && { optional })}
      className={className}
      id={id}
    >
      {(ids) => (
        <span className={styles.wrap}>
          <select {...rest} {...ids} className={classNames(fieldStyles.control, styles.select)}>
            {options.map(({ value, label: text, disabled }) => (
              <option key={value} value={value} disabled={disabled}>
                {text}
              </option>
            ))}
          </select>
          <ChevronDown size={16} aria-hidden="true" className={styles.arrow} />
        </span>
      )}
    </Field>
  );
}
