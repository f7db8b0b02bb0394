import type { ReactNode } from "react";
import type { UserId } from "@/domain/ids";
import { usePerson, useRoom } from "../room-context";
import styles from "./mention.module.css";

/** A person named in a comment, by today's name; what the author wrote where they are no member any more. */
export function Mention({ user, children }: { user: UserId; children: ReactNode }) {
  const room = useRoom();
  const member = usePerson(user);
  return (
    <span className={styles.mention} data-me={user === room.data.me.id || undefined}>
      {member ? `@${member.name}` : children}
    </span>
  );
}
