"use client";

import { useEffect, useRef } from "react";
import { TextField } from "@/components/field";
import { messages } from "../messages";

const text = messages.signIn;

/** Where the code of an authenticator app goes, or a recovery code; it takes the keyboard when it appears. */
export function CodeField({
  hint = text.codeHint,
  error,
}: {
  hint?: string;
  error: string | undefined;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <TextField
      ref={input}
      label={text.code}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
      hint={hint}
      error={error}
    />
  );
}
