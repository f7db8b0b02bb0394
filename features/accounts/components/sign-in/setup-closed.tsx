"use client";

import { ButtonLink } from "@/components/form/button";
import { useWords } from "@/words/use-words";
import { AuthFrame } from "./auth-frame";
import styles from "./auth-form.module.css";

/** A set-up link that does not work: it is all done, or the link is not the one that was printed. */
export function SetupClosed({ done }: { done: boolean }) {
  const text = useWords("accounts.setup");
  return (
    <AuthFrame title={done ? text("doneTitle") : text("missingTitle")}>
      <div className={styles.done}>
        <p>{done ? text("done") : text("missing")}</p>
        {done && <ButtonLink href="/sign-in">{text("signIn")}</ButtonLink>}
      </div>
    </AuthFrame>
  );
}
