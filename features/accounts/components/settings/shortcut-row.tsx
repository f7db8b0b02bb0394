"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/form/button";
import { Kbd } from "@/components/kbd";
import { useWords } from "@/words/use-words";
import styles from "./settings.module.css";

const MODIFIERS = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Tab"];

/** One command, its key, and a button that waits for another key. */
export function ShortcutRow({
  command,
  bound,
  fallback,
  problem,
  onChoose,
  onForgetProblem,
}: {
  command: string;
  bound: string;
  /** The key it comes with. */
  fallback: string;
  problem: string | null;
  /** `false` where the key was refused; the row then goes on waiting. */
  onChoose: (key: string) => boolean;
  onForgetProblem: () => void;
}) {
  const text = useWords("accounts.shortcuts");
  const [waiting, setWaiting] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const stop = () => {
    flushSync(() => {
      setWaiting(false);
    });
    onForgetProblem();
    change.current?.focus();
  };
  return (
    <tr>
      <td>
        {command}
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </td>
      <td className={styles.key}>
        {waiting ? (
          <button
            type="button"
            className={styles.capture}
            aria-label={`${text("press")} ${text("pressHint")}`}
            title={text("pressHint")}
            // The person has just asked for it, and the next key must arrive here.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onBlur={() => {
              setWaiting(false);
              onForgetProblem();
            }}
            onKeyDown={(event) => {
              if (event.ctrlKey || event.metaKey || event.altKey || MODIFIERS.includes(event.key))
                return;
              event.preventDefault();
              if (event.key === "Escape" || onChoose(event.key)) stop();
            }}
          >
            {text("press")}
          </button>
        ) : (
          <Kbd>{bound}</Kbd>
        )}
      </td>
      <td>
        <div className={styles.actions}>
          {bound !== fallback && (
            <Button
              size="small"
              variant="ghost"
              aria-label={text("resetFor", { command })}
              onClick={() => onChoose(fallback)}
            >
              {text("reset")}
            </Button>
          )}
          <Button
            ref={change}
            size="small"
            variant="ghost"
            aria-label={text("changeFor", { command })}
            onClick={() => setWaiting(true)}
          >
            {text("change")}
          </Button>
        </div>
      </td>
    </tr>
  );
}
