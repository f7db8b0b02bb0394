"use client";

import { useState } from "react";
import { LINK_PROVIDER } from "@/contract/sign-in";
import { Button } from "@/components/form/button";
import { Notice } from "@/components/layout/notice";
import { useForm } from "@/features/api/use-form";
import { useWords } from "@/words/use-words";
import { attemptSignIn, showRefusal } from "../../attempt-sign-in";
import { CodeField } from "../second-factor/code-field";
import styles from "./auth-form.module.css";

/** What a link from an e-mail leads to: nothing happens before the button is pressed. */
export function SignInLinkForm({
  link,
  askedHere,
  callbackPath,
}: {
  link: { email: string; token: string };
  /** Whether this browser asked for the link. */
  askedHere: boolean;
  callbackPath: string;
}) {
  const text = useWords("accounts.signInLink");
  const signInWords = useWords("accounts.signIn");
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm(
    async (valueOf) => {
      const failed = await attemptSignIn(LINK_PROVIDER, {
        ...link,
        callbackUrl: callbackPath,
        ...(asksCode && { code: valueOf("code") }),
      });
      if (failed) return showRefusal(failed, signInWords, () => setAsksCode(true));
      window.location.assign(callbackPath);
      return { done: true };
    },
    { keepPending: true },
  );
  return (
    <form className={styles.form} {...form.props}>
      <p>{text("as", { email: link.email })}</p>
      {!askedHere && (
        <Notice tone="warning" title={text("elsewhereTitle")}>
          {text("elsewhere")}
        </Notice>
      )}
      {asksCode && <CodeField error={form.errors.code} />}
      {form.message !== null && (
        <Notice tone="danger" live>
          {form.message}
        </Notice>
      )}
      <Button
        type="submit"
        variant="primary"
        size="large"
        pending={form.pending}
        className={styles.submit}
      >
        {text("submit")}
      </Button>
    </form>
  );
}
