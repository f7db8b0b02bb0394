"use client";

import { Button } from "@/components/form/button";
import { showToast } from "@/components/overlay/toast-store";
import { useWords } from "@/words/use-words";
import styles from "./enrol-form.module.css";

/** The recovery codes, this once. */
export function RecoveryCodes({
  codes,
  doneLabel,
  onDone,
}: {
  codes: readonly string[];
  doneLabel: string;
  onDone: () => void;
}) {
  const text = useWords("accounts.secondFactor");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      showToast(text("copied"));
    } catch {
      showToast(text("copyFailed"), { tone: "danger" });
    }
  };
  return (
    <div className={styles.form}>
      <p className={styles.label}>{text("codesTitle")}</p>
      <p>{text("codes")}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button variant="primary" onClick={onDone}>
          {doneLabel}
        </Button>
        <Button onClick={() => void copy()}>{text("copy")}</Button>
      </div>
    </div>
  );
}
