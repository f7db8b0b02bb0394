"use client";

import { z } from "zod";
import { emailSchema, passwordSchema, personNameSchema } from "@/contract/common";
import { TextField } from "@/components/form/field";
import { PasswordField } from "@/components/form/password-field";
import type { FormErrors } from "@/features/api/use-form";
import type { Words } from "@/words/speaker";
import { useWords } from "@/words/use-words";

const schema = z.object({ name: personNameSchema, email: emailSchema, password: passwordSchema });
export type NewAccount = z.infer<typeof schema>;

/** Name, e-mail and password of somebody who has no account yet. */
export function NewAccountFields({ errors }: { errors: FormErrors }) {
  const words = useWords("accounts");
  return (
    <>
      <TextField
        label={words("setup.yourName")}
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        error={errors.name}
      />
      <TextField
        label={words("signIn.email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        error={errors.email}
      />
      <PasswordField
        label={words("signIn.password")}
        name="password"
        autoComplete="new-password"
        required
        hint={words("password.rule")}
        error={errors.password}
        showLabel={words("signIn.showPassword")}
        hideLabel={words("signIn.hidePassword")}
      />
    </>
  );
}

/** The fields' values, or what is wrong with which. */
export function readNewAccount(
  valueOf: (name: string) => string,
  words: Words<"accounts">,
): { ok: true; account: NewAccount } | { ok: false; errors: FormErrors } {
  const parsed = schema.safeParse({
    name: valueOf("name"),
    email: valueOf("email").trim(),
    password: valueOf("password"),
  });
  if (parsed.success) return { ok: true, account: parsed.data };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return {
    ok: false,
    errors: {
      ...(wrong.has("name") && { name: words("invalidName") }),
      ...(wrong.has("email") && { email: words("invalidEmail") }),
      ...(wrong.has("password") && { password: describePassword(valueOf("password"), words) }),
    },
  };
}

export function describePassword(password: string, words: Words<"accounts">): string {
  return password.length > 200 ? words("password.tooLong") : words("password.tooShort");
}
