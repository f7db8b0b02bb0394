"use client";

import { useState, type SubmitEvent } from "react";
import { flushSync } from "react-dom";
import { focusFirstInvalid } from "@/components/form/focus-invalid";

export type FormErrors = Partial<Record<string, string>>;

/** What a form's submission came to: nothing wrong, wrong fields, or a refusal of the whole. */
export type Submission = { done: true } | { done: false; errors?: FormErrors; message?: string };

export type FormState = {
  pending: boolean;
  errors: FormErrors;
  /** What is wrong with the whole, not with one field. */
  message: string | null;
  /** For the `<form>`. */
  props: {
    /** Submitted before the page's code has loaded, its values must not end up in the address. */
    method: "post";
    noValidate: true;
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  };
};

/**
 * Runs `submit` with the form's values, once at a time; shows what is wrong and takes the keyboard there. It stays
 * pending after success where the page is about to change (`keepPending`).
 */
export function useForm(
  submit: (values: (name: string) => string) => Promise<Submission>,
  { keepPending = false }: { keepPending?: boolean } = {},
): FormState {
  const [pending, setPending] = useState(false);
  const [errors, setErrors] = useState<FormErrors>({});
  const [message, setMessage] = useState<string | null>(null);

  const run = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    const valueOf = (name: string) => {
      const value = data.get(name);
      return typeof value === "string" ? value : "";
    };
    setPending(true);
    const outcome = await submit(valueOf);
    if (outcome.done) {
      setErrors({});
      setMessage(null);
      if (!keepPending) setPending(false);
      return;
    }
    flushSync(() => {
      setPending(false);
      setErrors(outcome.errors ?? {});
      setMessage(outcome.message ?? null);
    });
    focusFirstInvalid(form);
  };

  return {
    pending,
    errors,
    message,
    props: {
      method: "post",
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        if (!pending) void run(event.currentTarget);
      },
    },
  };
}
