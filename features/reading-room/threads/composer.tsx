"use client";

import { useEffect, useId, useMemo, useRef, type KeyboardEvent } from "react";
import { Button } from "@/components/form/button";
import { MAX_BODY_LENGTH } from "@/domain/facts/comment-body";
import { isTooIntricate } from "@/domain/text/intricacy";
import type { TextRange } from "@/domain/text/range";
import { mendProse, showsSomething } from "@/domain/text/visible-text";
import { useWords } from "@/words/use-words";
import type { DraftPlace } from "../drafts/draft-key";
import { toStoredBody, toTypedBody } from "../mentions/mention";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { MentionField } from "./comment/mention-field";
import { useDraft } from "./use-draft";
import styles from "./composer.module.css";

/**
 * Where a comment is written: grows, mentions, keeps what is typed on the device. Ctrl or Cmd with Enter sends; Esc
 * leaves and keeps the words.
 */
export function Composer({
  place,
  range,
  stored = "",
  label,
  placeholder,
  sendLabel,
  focusWhen = false,
  onFocused,
  onTyping,
  onSend,
  onLeave,
  onDiscard,
}: {
  place: DraftPlace;
  /** The passage of a first comment, kept with its draft. */
  range?: TextRange;
  /** The body that is being changed, as it is stored. */
  stored?: string;
  label: string;
  placeholder: string;
  sendLabel?: string;
  /** Takes the focus when this becomes true, and says so through `onFocused`. */
  focusWhen?: boolean;
  onFocused?: () => void;
  onTyping?: (typing: boolean) => void;
  onSend: (body: string) => void;
  onLeave: () => void;
  /** Shows a button that throws the draft away. */
  onDiscard?: () => void;
}) {
  const words = useWords("reading-room");
  const room = useRoom();
  const everybody = useLive(room.people.all, (all) => all);
  const people = useMemo(
    () => [...everybody.values()].filter(({ role }) => role !== null),
    [everybody],
  );
  const draft = useDraft(place, toTypedBody(stored, people), range);
  const field = useRef<HTMLTextAreaElement>(null);
  const problemId = useId();
  const typed = mendProse(draft.body).trim();
  const body = showsSomething(typed) ? mendProse(toStoredBody(typed, people)) : "";
  const over = body.length - MAX_BODY_LENGTH;
  const problem =
    over > 0
      ? words("note.tooLong", { by: over })
      : isTooIntricate(body)
        ? words("note.tooIntricate")
        : null;
  const sendable = body !== "" && problem === null;

  useEffect(() => {
    if (!focusWhen) return;
    field.current?.focus({ preventScroll: true });
    field.current?.scrollIntoView({ block: "nearest" });
    onFocused?.();
  }, [focusWhen, onFocused]);

  const send = (): void => {
    if (!sendable) return;
    draft.forget();
    onTyping?.(false);
    onSend(body);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      onTyping?.(false);
      onLeave();
    }
  };

  return (
    <div className={styles.composer}>
      <MentionField
        ref={field}
        value={draft.body}
        onChange={(value) => {
          draft.type(value);
          onTyping?.(value.trim() !== "");
        }}
        people={people}
        label={label}
        placeholder={placeholder}
        {...(problem !== null && { describedBy: problemId })}
        onKeyDown={handleKey}
        onBlur={() => onTyping?.(false)}
      />
      {problem !== null && (
        <p className={styles.problem} id={problemId}>
          {problem}
        </p>
      )}
      {(draft.body !== "" || onDiscard) && (
        <div className={styles.buttons}>
          <span className={styles.hint}>{words("note.sendHint")}</span>
          {onDiscard && (
            <Button
              size="small"
              variant="ghost"
              onClick={() => {
                draft.forget();
                onTyping?.(false);
                onDiscard();
              }}
            >
              {words("note.cancel")}
            </Button>
          )}
          <Button size="small" variant="primary" aria-disabled={!sendable} onClick={send}>
            {sendLabel ?? words("note.send")}
          </Button>
        </div>
      )}
    </div>
  );
}
