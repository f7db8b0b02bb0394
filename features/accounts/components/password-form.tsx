"use client";

import { useRef } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/form/button";
import { Notice } from "@/components/layout/notice";
import { PasswordField } from "@/components/form/password-field";
import { Section } from "@/components/layout/section";
import { showToast } from "@/components/overlay/toast-store";
import { passwordSchema } from "@/contract/common";
import { useForm, type FormErrors } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { changePassword } from "../client";
import { describePassword } from "./sign-in/new-account-fields";
import styles from "./profile-form.module.css";

export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const words = useWords("accounts");
  const text = useWords("accounts.passwordForm");
  const failures = useFailures();
  const router = useRouter();
  const formElement = useRef<HTMLFormElement>(null);
  const form = useForm(async (valueOf) => {
    const next = valueOf("next");
    const errors: FormErrors = {};
    if (hasPassword && valueOf("current") === "") errors.current = words("signIn.needPassword");
    if (!passwordSchema.safeParse(next).success) errors.next = describePassword(next, words);
    if (Object.keys(errors).length > 0) return { done: false, errors };
    const saved = await changePassword({
      next,
      ...(hasPassword && { current: valueOf("current") }),
    });
    if (!saved.ok) return failures.toSubmission(saved.failure, ["current", "next"]);
    formElement.current?.reset();
    showToast(text("changed"));
    router.refresh();
    return { done: true };
  });
  const labels = {
    showLabel: words("signIn.showPassword"),
    hideLabel: words("signIn.hidePassword"),
  };
  return (
    <Section title={text("title")} {...(!hasPassword && { description: text("none") })}>
      <form ref={formElement} className={styles.form} {...form.props}>
        {/* Lets a password manager know whose password changes. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        {hasPassword && (
          <PasswordField
            label={text("current")}
            name="current"
            autoComplete="current-password"
            error={form.errors.current}
            {...labels}
          />
        )}
        <PasswordField
          label={text("next")}
          name="next"
          autoComplete="new-password"
          hint={words("password.rule")}
          error={form.errors.next}
          {...labels}
        />
        {form.message !== null && (
          <Notice tone="danger" live>
            {form.message}
          </Notice>
        )}
        <div>
          <Button type="submit" pending={form.pending}>
            {hasPassword ? text("change") : text("set")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
