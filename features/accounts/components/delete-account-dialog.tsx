"use client";

import { useState } from "react";
import { AlertDialog } from "@/components/overlay/alert-dialog";
import { Notice } from "@/components/layout/notice";
import { PasswordField } from "@/components/form/password-field";
import type { UserId } from "@/domain/ids";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { deleteAccount } from "../client";
import styles from "./own-data.module.css";

/** Asks for the password, where there is one, and says why not where it cannot be. */
export function DeleteAccountDialog({
  user,
  hasPassword,
  open,
  onOpenChange,
}: {
  user: UserId;
  hasPassword: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const text = useWords("accounts.ownData");
  const words = useWords("accounts");
  const failures = useFailures();
  const [current, setCurrent] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const confirm = async () => {
    setPending(true);
    const deleted = await deleteAccount(hasPassword ? { current } : {});
    if (deleted.ok) {
      const { forgetDevice } = await import("@/collab/device/forget-device");
      await forgetDevice(user).catch(() => undefined);
      window.location.assign("/sign-in");
      return;
    }
    setPending(false);
    const field = failures.ofFields(deleted.failure).current ?? null;
    setWrong(field);
    setProblem(field === null ? failures.describe(deleted.failure) : null);
  };
  const change = (next: boolean) => {
    onOpenChange(next);
    setCurrent("");
    setWrong(null);
    setProblem(null);
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={change}
      title={text("deleteTitle")}
      description={text("deleteText")}
      confirmLabel={text("confirm")}
      pending={pending}
      onConfirm={() => void confirm()}
    >
      <div className={styles.form}>
        {hasPassword && (
          <PasswordField
            label={text("password")}
            autoComplete="current-password"
            value={current}
            onChange={(event) => {
              setCurrent(event.target.value);
              setWrong(null);
            }}
            error={wrong ?? undefined}
            showLabel={words("signIn.showPassword")}
            hideLabel={words("signIn.hidePassword")}
          />
        )}
        {problem !== null && (
          <Notice tone="danger" live>
            {problem}
          </Notice>
        )}
      </div>
    </AlertDialog>
  );
}
