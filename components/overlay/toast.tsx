"use client";

import { useSyncExternalStore } from "react";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useWords } from "@/words/use-words";
import { classNames } from "../class-names";
import { dismissToast, listToasts, subscribeToToasts } from "./toast-store";
import styles from "./toast.module.css";

const NONE: ReturnType<typeof listToasts> = [];

/** Put once at the root; `showToast` fills it. F8 moves the focus there. */
export function Toaster() {
  const words = useWords("components");
  const toasts = useSyncExternalStore(subscribeToToasts, listToasts, () => NONE);
  return (
    <Radix.Provider swipeDirection="right" label={words("notification")}>
      {toasts.map((toast) => (
        <Radix.Root
          key={toast.id}
          className={classNames(styles.toast, styles[toast.tone])}
          type={toast.tone === "danger" ? "foreground" : "background"}
          duration={toast.durationMs}
          open={toast.open}
          onOpenChange={(open) => {
            if (!open) dismissToast(toast.id);
          }}
        >
          {toast.tone === "danger" ? (
            <CircleAlert size={18} aria-hidden="true" />
          ) : (
            <CircleCheck size={18} aria-hidden="true" />
          )}
          <Radix.Description className={styles.text}>{toast.text}</Radix.Description>
          {toast.action !== undefined && (
            <Radix.Action
              className={styles.action}
              altText={toast.action.label}
              onClick={toast.action.run}
            >
              {toast.action.label}
            </Radix.Action>
          )}
          <Radix.Close className={styles.close} aria-label={words("dismiss")}>
            <X size={16} aria-hidden="true" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport
        className={styles.viewport}
        // Radix puts the key in.
        label={words("notifications", { hotkey: "{hotkey}" })}
      />
    </Radix.Provider>
  );
}
