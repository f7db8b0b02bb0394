"use client";

import { useEffect, useRef, useState } from "react";
import { Check, Copy } from "lucide-react";
import { Button } from "@/components/form/button";
import { Field } from "@/components/form/field";
import fieldStyles from "@/components/form/field.module.css";
import { showToast } from "@/components/overlay/toast-store";
import { useWords } from "@/words/use-words";
import styles from "./invitation-link.module.css";

const SHOWN_MS = 2_500;

/** The link, ready to be copied; where the browser forbids it, it is selected for the person to copy. */
export function InvitationLink({ url }: { url: string }) {
  const text = useWords("team.invite");
  const [copied, setCopied] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      input.current?.select();
      showToast(text("copyFailed"), { tone: "danger" });
    }
  };
  return (
    <div className={styles.row}>
      <Field label={text("link")} className={styles.field}>
        {(ids) => (
          <input
            {...ids}
            ref={input}
            readOnly
            value={url}
            className={fieldStyles.control}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <Button
        icon={
          copied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />
        }
        onClick={() => void copy()}
      >
        <span aria-live="polite">{copied ? text("copied") : text("copy")}</span>
      </Button>
    </div>
  );
}
