import { Check } from "lucide-react";
import { VisuallyHidden } from "@/components/visually-hidden";
import { useWords } from "@/words/use-words";
import styles from "./status-mark.module.css";

/** A suggestion is hollow and dashed, a decision is solid and has a tick; screen readers hear the word. */
export function StatusMark({ status }: { status: "proposed" | "confirmed" }) {
  const words = useWords("reading-room.statements");
  return (
    <span className={styles.mark} data-status={status}>
      {status === "confirmed" && <Check size={11} strokeWidth={3} aria-hidden="true" />}
      <VisuallyHidden>{words(`${status}Word`)}</VisuallyHidden>
    </span>
  );
}
