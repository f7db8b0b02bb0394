"use client";

import type { ComponentProps } from "react";
import { classNames } from "../class-names";
import { Field, type FieldText } from "./field";
import fieldStyles from "./field.module.css";
import styles from "./text-area.module.css";

/** Grows with its content if the browser can (`field-sizing`), up to its maximum height. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  className,
  id,
  ...rest
}: FieldText & Omit<ComponentProps<"textarea">, keyof FieldText>) {
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
        <textarea
          rows={3}
          {...rest}
          {...ids}
          className={classNames(fieldStyles.control, styles.area)}
        />
      )}
    </Field>
  );
}
