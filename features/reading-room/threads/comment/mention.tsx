import type { UserId } from "@/domain/ids";
import { useWords } from "@/words/use-words";
import { usePerson, useRoom } from "../../kernel/room-context";
import styles from "./mention.module.css";

/** A person named in a comment, by today's name, never by what its author has written as the text of the link. */
export function Mention({ user }: { user: UserId }) {
  const room = useRoom();
  const words = useWords("reading-room");
  const member = usePerson(user);
  return (
    <span className={styles.mention} data-me={user === room.data.me.id || undefined}>
      @{member?.name ?? words("note.somebody")}
    </span>
  );
}
