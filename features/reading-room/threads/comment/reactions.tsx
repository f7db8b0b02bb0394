"use client";

import { useState } from "react";
import { SmilePlus } from "lucide-react";
import { Popover } from "@/components/overlay/popover";
import { writeList } from "@/components/write-list";
import type { Comment } from "@/domain/annotation/annotation";
import { REACTION_EMOJI } from "@/domain/facts/report/reactions";
import type { UserId } from "@/domain/ids";
import { useLocale } from "@/words/use-locale";
import { useWords } from "@/words/use-words";
import { useRights, useRoom } from "../../kernel/room-context";
import { useLive } from "../../kernel/use-live";
import { gesturesOf } from "../../notes/models";
import styles from "./reactions.module.css";

/** The reactions to a comment, each with its count and names; pressing one joins or leaves it. */
export function Reactions({ comment }: { comment: Comment }) {
  const words = useWords("reading-room");
  const locale = useLocale();
  const room = useRoom();
  const rights = useRights();
  const people = useLive(room.people.all, (all) => all);
  const me = room.data.me.id;
  const name = (id: UserId): string =>
    id === me ? words("note.you") : (people.get(id)?.name ?? words("note.formerMember"));
  const emojis = REACTION_EMOJI.filter((emoji) =>
    comment.reactions.some((reaction) => reaction.emoji === emoji),
  );

  return (
    <>
      {emojis.map((emoji) => {
        const by = comment.reactions
          .filter((reaction) => reaction.emoji === emoji)
          .map((reaction) => reaction.by);
        const label = words("note.reaction", { emoji, names: writeList(by.map(name), locale) });
        return (
          <button
            key={emoji}
            type="button"
            className={styles.reaction}
            aria-pressed={by.includes(me)}
            aria-label={label}
            title={label}
            disabled={!rights.react}
            onClick={() => gesturesOf(room).toggleReaction(comment.id, emoji)}
          >
            <span aria-hidden="true">{emoji}</span>
            <span aria-hidden="true">{by.length}</span>
          </button>
        );
      })}
    </>
  );
}

/** Offers the emoji of the team. */
export function ReactButton({ comment }: { comment: Comment }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={words("note.react")}
      align="end"
      trigger={
        <button
          type="button"
          className={styles.add}
          aria-label={words("note.react")}
          title={words("note.react")}
        >
          <SmilePlus size={15} aria-hidden="true" />
        </button>
      }
    >
      <div className={styles.choices}>
        {REACTION_EMOJI.map((emoji) => (
          <button
            key={emoji}
            type="button"
            className={styles.choice}
            aria-pressed={comment.reactions.some(
              (reaction) => reaction.emoji === emoji && reaction.by === room.data.me.id,
            )}
            onClick={() => {
              gesturesOf(room).toggleReaction(comment.id, emoji);
              setOpen(false);
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
    </Popover>
  );
}
