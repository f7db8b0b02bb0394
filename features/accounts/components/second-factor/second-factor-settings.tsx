"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/badge";
import { Button } from "@/components/form/button";
import { Notice } from "@/components/layout/notice";
import { Section } from "@/components/layout/section";
import { showToast } from "@/components/overlay/toast-store";
import type { SecondFactorState } from "@/contract/people";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { disableSecondFactor, renewRecoveryCodes } from "../../client";
import { CodeField } from "./code-field";
import { EnrolForm } from "./enrol-form";
import { RecoveryCodes } from "./recovery-codes";
import styles from "./enrol-form.module.css";

/** Switching one-time codes on and off, and new recovery codes. */
export function SecondFactorSettings({
  state,
  hasPassword,
}: {
  state: SecondFactorState;
  hasPassword: boolean;
}) {
  const text = useWords("accounts.secondFactor");
  const router = useRouter();
  const [begun, setBegun] = useState(false);
  const finish = () => {
    setBegun(false);
    router.refresh();
  };
  return (
    <Section title={text("title")} description={state.on ? text("on") : text("off")}>
      {state.on && !begun && <ChangeForm left={state.recoveryCodes} />}
      {!state.on && !begun && (
        <div>
          <Button onClick={() => setBegun(true)}>{text("setUp")}</Button>
        </div>
      )}
      {begun && <EnrolForm hasPassword={hasPassword} doneLabel={text("kept")} onDone={finish} />}
    </Section>
  );
}

type Change = "renew" | "disable";

function ChangeForm({ left }: { left: number }) {
  const text = useWords("accounts.secondFactor");
  const failures = useFailures();
  const router = useRouter();
  const [change, setChange] = useState<Change | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const form = useForm(async (valueOf) => {
    const code = valueOf("code");
    if (change === "renew") {
      const renewed = await renewRecoveryCodes(code);
      if (!renewed.ok) return failures.toSubmission(renewed.failure, ["code"]);
      setCodes(renewed.value.recoveryCodes);
    } else {
      const disabled = await disableSecondFactor(code);
      if (!disabled.ok) return failures.toSubmission(disabled.failure, ["code"]);
      showToast(text("disabled"));
      router.refresh();
    }
    setChange(null);
    return { done: true };
  });
  if (codes) {
    const leave = () => {
      setCodes(null);
      router.refresh();
    };
    return <RecoveryCodes codes={codes} doneLabel={text("kept")} onDone={leave} />;
  }
  return (
    <form className={styles.form} {...form.props}>
      <p>
        <Badge tone="success">{text("isOn")}</Badge> {text("left", { count: left })}
      </p>
      {change === null ? (
        <div className={styles.actions}>
          <Button onClick={() => setChange("renew")}>{text("renew")}</Button>
          <Button onClick={() => setChange("disable")}>{text("disable")}</Button>
        </div>
      ) : (
        <>
          <CodeField error={form.errors.code} />
          {form.message !== null && (
            <Notice tone="danger" live>
              {form.message}
            </Notice>
          )}
          <div className={styles.actions}>
            <Button type="submit" variant="primary" pending={form.pending}>
              {change === "renew" ? text("renew") : text("disable")}
            </Button>
            <Button onClick={() => setChange(null)}>{text("cancel")}</Button>
          </div>
        </>
      )}
    </form>
  );
}
