"use client";

import { useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { PasswordField } from "@/components/password-field";
import { QrCode } from "@/components/qr-code";
import { toSubmission, useForm } from "@/features/api/use-form";
import { confirmSecondFactor, proposeSecondFactor } from "../client";
import { messages } from "../messages";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";
import styles from "./enrol-form.module.css";

const text = messages.secondFactor;

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
  const form = useForm(async (valueOf) => {
    const current = valueOf("current");
    if (hasPassword && current === "") {
      return { done: false, errors: { current: messages.signIn.needPassword } };
    }
    const proposed = await proposeSecondFactor(hasPassword ? current : undefined);
    if (!proposed.ok) return toSubmission(proposed.failure, ["current"]);
    onProposed(proposed.value);
    return { done: true };
  });
  return (
    <form className={styles.form} {...form.props}>
      {hasPassword && (
        <PasswordField
          label={messages.passwordForm.current}
          name="current"
          autoComplete="current-password"
          error={form.errors.current}
          showLabel={messages.signIn.showPassword}
          hideLabel={messages.signIn.hidePassword}
        />
      )}
      <FormMessage message={form.message} />
      <div>
        <Button type="submit" pending={form.pending}>
          {text.begin}
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
  const form = useForm(async (valueOf) => {
    const confirmed = await confirmSecondFactor(valueOf("code"));
    if (!confirmed.ok) return toSubmission(confirmed.failure, ["code"]);
    onConfirmed(confirmed.value.recoveryCodes);
    return { done: true };
  });
  return (
    <form className={styles.form} {...form.props}>
      <p>{text.scan}</p>
      <QrCode text={uri} label={text.qr} />
      <p>
        <span className={styles.label}>{text.secret}</span>
        <br />
        <span className={styles.secret}>{secret}</span>
      </p>
      <CodeField hint={text.firstCodeHint} error={form.errors.code} />
      <FormMessage message={form.message} />
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text.confirm}
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
