import type { ReactNode } from "react";
import { Avatar } from "@/components/person/avatar";
import type { UserId } from "@/domain/ids";
import { useWords } from "@/words/use-words";
import { usePerson } from "../kernel/room-context";
import { NoteTime } from "./note-time";
import styles from "./person-line.module.css";

/** Who wrote something and when; `children` stand at the end. */
export function PersonLine({
  user,
  at,
  edited = null,
  size = "small",
  children,
}: {
  user: UserId;
  /** Milliseconds since 1970; `null` for what is only being written. */
  at: number | null;
  edited?: number | null;
  size?: "tiny" | "small";
  children?: ReactNode;
}) {
  const words = useWords("reading-room");
  const person = usePerson(user);
  return (
    <div className={styles.line}>
      <Avatar name={person?.name ?? "?"} colour={person?.colour ?? "slate"} size={size} />
      <span className={styles.name}>{person?.name ?? words("note.formerMember")}</span>
      {at !== null && (
        <span className={styles.time}>
          <NoteTime at={edited ?? at} prefix={edited === null ? "" : `${words("note.edited")} `} />
        </span>
      )}
      {children}
    </div>
  );
}
