"use client";

import { useState, type ComponentProps } from "react";
import { Eye, EyeOff } from "lucide-react";
import { Field, type FieldText } from "./field";
import fieldStyles from "./field.module.css";
import styles from "./password-field.module.css";

/** A password that can be looked at while it is typed. */
export function PasswordField({
  label,
  hint,
  error,
  optional,
  className,
  id,
  showLabel,
  hideLabel,
  ...rest
}: FieldText & { showLabel: string; hideLabel: string } & Omit<
    ComponentProps<"input">,
    keyof FieldText | "type"
  >) {
  const [shown, setShown] = useState(false);
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
          <input
            {...rest}
            {...ids}
            type={shown ? "text" : "password"}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className={`${fieldStyles.control} ${styles.input}`}
          />
          <button
            type="button"
            className={styles.toggle}
            aria-label={shown ? hideLabel : showLabel}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff size={17} aria-hidden="true" /> : <Eye size={17} aria-hidden="true" />}
          </button>
        </span>
      )}
    </Field>
  );
}
