"use client";

import { useState } from "react";
import { Button } from "@/components/form/button";
import { Notice } from "@/components/layout/notice";
import { PasswordField } from "@/components/form/password-field";
import { QrCode } from "@/components/qr-code";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { confirmSecondFactor, proposeSecondFactor } from "../../client";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";
import styles from "./enrol-form.module.css";

type Step =
  | { kind: "begin" }
  | { kind: "scan"; secret: string; uri: string }
  | { kind: "keep"; codes: readonly string[] };

/** The way to a second factor: the password, the app's first code, the recovery codes. */
export function EnrolForm({
  hasPassword,
  doneLabel,
  onDone,
}: {
  hasPassword: boolean;
  doneLabel: string;
  onDone: () => void;
}) {
  const [step, setStep] = useState<Step>({ kind: "begin" });
  switch (step.kind) {
    case "begin":
      return (
        <BeginForm
          hasPassword={hasPassword}
          onProposed={(proposed) => setStep({ kind: "scan", ...proposed })}
        />
      );
    case "scan":
      return <ScanForm {...step} onConfirmed={(codes) => setStep({ kind: "keep", codes })} />;
    case "keep":
      return <RecoveryCodes codes={step.codes} doneLabel={doneLabel} onDone={onDone} />;
  }
}

function BeginForm({
  hasPassword,
  onProposed,
}: {
  hasPassword: boolean;
  onProposed: (proposed: { secret: string; uri: string }) => void;
}) {
  const words = useWords("accounts");
  const text = useWords("accounts.secondFactor");
  const failures = useFailures();
  const form = useForm(async (valueOf) => {
    const current = valueOf("current");
    if (hasPassword && current === "") {
      return { done: false, errors: { current: words("signIn.needPassword") } };
    }
    const proposed = await proposeSecondFactor(hasPassword ? current : undefined);
    if (!proposed.ok) return failures.toSubmission(proposed.failure, ["current"]);
    onProposed(proposed.value);
    return { done: true };
  });
  return (
    <form className={styles.form} {...form.props}>
      {hasPassword && (
        <PasswordField
          label={words("passwordForm.current")}
          name="current"
          autoComplete="current-password"
          error={form.errors.current}
          showLabel={words("signIn.showPassword")}
          hideLabel={words("signIn.hidePassword")}
        />
      )}
      <FormMessage message={form.message} />
      <div>
        <Button type="submit" pending={form.pending}>
          {text("begin")}
        </Button>
      </div>
    </form>
  );
}

function ScanForm({
  secret,
  uri,
  onConfirmed,
}: {
  secret: string;
  uri: string;
  onConfirmed: (codes: readonly string[]) => void;
}) {
  const text = useWords("accounts.secondFactor");
  const failures = useFailures();
  const form = useForm(async (valueOf) => {
    const confirmed = await confirmSecondFactor(valueOf("code"));
    if (!confirmed.ok) return failures.toSubmission(confirmed.failure, ["code"]);
    onConfirmed(confirmed.value.recoveryCodes);
    return { done: true };
  });
  return (
    <form className={styles.form} {...form.props}>
      <p>{text("scan")}</p>
      <QrCode text={uri} label={text("qr")} />
      <p>
        <span className={styles.label}>{text("secret")}</span>
        <br />
        <span className={styles.secret}>{secret}</span>
      </p>
      <CodeField hint={text("firstCodeHint")} error={form.errors.code} />
      <FormMessage message={form.message} />
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text("confirm")}
        </Button>
      </div>
    </form>
  );
}

function FormMessage({ message }: { message: string | null }) {
  if (message === null) return null;
  return (
    <Notice tone="danger" live>
      {message}
    </Notice>
  );
}
