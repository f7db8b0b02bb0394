"use client";

import { useEffect, useRef } from "react";
import { TextField } from "@/components/form/field";
import { useWords } from "@/words/use-words";

/** Where the code of an authenticator app goes, or a recovery code; it takes the keyboard when it appears. */
export function CodeField({ hint, error }: { hint?: string; error: string | undefined }) {
  const text = useWords("accounts.signIn");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <TextField
      ref={input}
      label={text("code")}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
      hint={hint ?? text("codeHint")}
      error={error}
    />
  );
}
