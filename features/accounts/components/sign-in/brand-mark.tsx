"use client";

import { useWords } from "@/words/use-words";
import styles from "./brand-mark.module.css";

/** Two voices over one line of text. */
export function BrandMark({ size = 24 }: { size?: number }) {
  const words = useWords("app");
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role="img"
      aria-label={words("product")}
      className={styles.mark}
    >
      <rect width="24" height="24" rx="7" fill="var(--accent)" />
      <path
        d="M16.4 8.3a5.6 5.6 0 1 0 0 7.4"
        fill="none"
        stroke="var(--accent-ink)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="16.6" cy="12" r="1.7" fill="var(--accent-ink)" />
    </svg>
  );
}
