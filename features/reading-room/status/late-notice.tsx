"use client";

import { useState, type ReactNode } from "react";
import { X } from "lucide-react";
import { IconButton } from "@/components/form/icon-button";
import { Notice, type NoticeTone } from "@/components/layout/notice";
import { useWords } from "@/words/use-words";
import styles from "./late-notice.module.css";

type LateNoticeProps = { tone?: NoticeTone; title: string; children: ReactNode };

/**
 * Where what has to be said while somebody reads is laid over the foot of the text: words that move under the pointer
 * are marked wrongly.
 */
export function LateNotices({ children }: { children: ReactNode }) {
  return (
    <div className={styles.place}>
      <div className={styles.stack}>{children}</div>
    </div>
  );
}

/** One of them, which can be put away. */
export function LateNotice({ tone, title, children }: LateNoticeProps) {
  const words = useWords("reading-room");
  const [isPutAway, setPutAway] = useState(false);
  if (isPutAway) return null;
  return (
    <div className={styles.notice}>
      <Notice {...(tone && { tone })} title={title} live>
        {children}
      </Notice>
      <IconButton
        className={styles.putAway}
        label={words("status.putAway")}
        icon={<X size={16} aria-hidden="true" />}
        onClick={() => setPutAway(true)}
      />
    </div>
  );
}
