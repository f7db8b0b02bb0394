import { Check } from "lucide-react";
import { VisuallyHidden } from "@/components/visually-hidden";
import { messages } from "../messages";
import styles from "./status-mark.module.css";

/** A suggestion is hollow and dashed, a decision is solid and has a tick; screen readers hear the word. */
export function StatusMark({ status }: { status: "proposed" | "confirmed" }) {
  const text = messages.statements;
  return (
    <span className={styles.mark} data-status={status}>
      {status === "confirmed" && <Check size={11} strokeWidth={3} aria-hidden="true" />}
      <VisuallyHidden>
        {status === "confirmed" ? text.confirmedWord : text.proposedWord}
      </VisuallyHidden>
    </span>
  );
}
