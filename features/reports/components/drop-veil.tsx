"use client";

import { useEffect, useRef, useState } from "react";
import { FileUp } from "lucide-react";
import { useWords } from "@/words/use-words";
import { readPasted } from "../read-pasted";
import type { PastedText } from "../use-intake";
import styles from "./drop-veil.module.css";

/** Lets files be dropped, and files or text be pasted, anywhere on the page. Typing places keep what is pasted there. */
export function DropVeil({
  onFiles,
  onText,
}: {
  onFiles: (files: File[]) => void;
  onText: (pasted: PastedText) => void;
}) {
  const words = useWords("reports");
  const [over, setOver] = useState(false);
  const handlers = useRef({ onFiles, onText });
  useEffect(() => {
    handlers.current = { onFiles, onText };
  });

  useEffect(() => {
    // Entering and leaving the page's elements nest; only the last leaving leaves the page.
    let depth = 0;
    const set = (next: number) => {
      depth = Math.max(0, next);
      setOver(depth > 0);
    };
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (carriesFiles(event)) set(depth + 1);
      },
      dragleave: (event: DragEvent) => {
        if (carriesFiles(event)) set(depth - 1);
      },
      dragover: (event: DragEvent) => {
        if (carriesFiles(event)) event.preventDefault();
      },
      drop: (event: DragEvent) => {
        set(0);
        if (!carriesFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        handlers.current.onFiles([...(event.dataTransfer?.files ?? [])]);
      },
      paste: (event: ClipboardEvent) => {
        if (!event.clipboardData || isTypingPlace(event.target)) return;
        const files = [...event.clipboardData.files];
        const pasted = readPasted(event.clipboardData);
        if (pasted.text.trim() !== "") handlers.current.onText(pasted);
        else if (files.length > 0) handlers.current.onFiles(files);
      },
    };
    const entries = Object.entries(listeners) as [keyof typeof listeners, EventListener][];
    for (const [type, listener] of entries) document.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of entries) document.removeEventListener(type, listener);
    };
  }, []);

  if (!over) return null;
  return (
    <div className={styles.veil} aria-hidden="true">
      <div className={styles.card}>
        <FileUp size={30} aria-hidden="true" />
        {words("intake.dropAnywhere")}
      </div>
    </div>
  );
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

function isTypingPlace(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable]") !== null
  );
}
