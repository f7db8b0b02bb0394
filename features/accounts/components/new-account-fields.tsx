"use client";

import { z } from "zod";
import { emailSchema, passwordSchema, personNameSchema } from "@/contract/common";
import { TextField } from "@/components/field";
import { PasswordField } from "@/components/password-field";
import type { FormErrors } from "@/features/api/use-form";
import { messages } from "../messages";

const schema = z.object({ name: personNameSchema, email: emailSchema, password: passwordSchema });
export type NewAccount = z.infer<typeof schema>;

/** Name, e-mail and password of somebody who has no account yet. */
export function NewAccountFields({ errors }: { errors: FormErrors }) {
  return (
    <>
      <TextField
        label={messages.setup.yourName}
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        error={errors.name}
      />
      <TextField
        label={messages.signIn.email}
        name="email"
        type="email"
        autoComplete="username"
        required
        error={errors.email}
      />
      <PasswordField
        label={messages.signIn.password}
        name="password"
        autoComplete="new-password"
        required
        hint={messages.password.rule}
        error={errors.password}
        showLabel={messages.signIn.showPassword}
        hideLabel={messages.signIn.hidePassword}
      />
    </>
  );
}

/** The fields' values, or what is wrong with which. */
export function readNewAccount(
  valueOf: (name: string) => string,
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
      ...(wrong.has("name") && { name: messages.invalidName }),
      ...(wrong.has("email") && { email: messages.invalidEmail }),
      ...(wrong.has("password") && { password: describePassword(valueOf("password")) }),
    },
  };
}

export function describePassword(password: string): string {
  return password.length > 200 ? messages.password.tooLong : messages.password.tooShort;
}
