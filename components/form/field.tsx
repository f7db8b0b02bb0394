"use client";

import { useId, type ComponentProps, type ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { classNames } from "../class-names";
import styles from "./field.module.css";

type Ids = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

export type FieldText = {
  label: ReactNode;
  hint?: ReactNode;
  /** The error and how to mend it; marks the control as invalid. */
  error?: string | undefined;
  /** Said beside the label of a field that may stay empty. */
  optional?: string;
};

/** A label, a control, a hint and an error, tied together; the control spreads what `children` is given. */
export function Field({
  label,
  hint,
  error,
  optional,
  className,
  id: givenId,
  children,
}: FieldText & {
  className?: string | undefined;
  id?: string | undefined;
  children: (ids: Ids) => ReactNode;
}) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint !== undefined && hintId, error !== undefined && errorId]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional !== undefined && <span className={styles.optional}> {optional}</span>}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <p id={errorId} className={styles.error}>
          <CircleAlert size={14} aria-hidden="true" />
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  hint,
  error,
  optional,
  className,
  id,
  ...rest
}: FieldText & Omit<ComponentProps<"input">, keyof FieldText>) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      {...(optional !== undefined && { optional })}
      className={className}
      id={id}
    >
      {(ids) => <input type="text" {...rest} {...ids} className={styles.control} />}
    </Field>
  );
}
