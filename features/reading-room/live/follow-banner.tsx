"use client";

import { Eye } from "lucide-react";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { follow } from "./follow";
import { useFollow } from "./use-follow";
import { colleaguesOf, followingOf } from "./models";
import styles from "./follow-banner.module.css";

/** Says whose reading is followed, and stops it. */
export function FollowBanner() {
  const words = useWords("reading-room");
  useFollow();
  const room = useRoom();
  const following = useLive(followingOf(room), (client) => client);
  const colleague = useLive(colleaguesOf(room), (all) =>
    all.find(({ client }) => client === following),
  );
  const person = following === null ? undefined : colleague;
  return (
    <div className={styles.place} role="status">
      {person && (
        <div className={styles.banner} style={{ borderColor: `var(--person-${person.colour})` }}>
          <Eye size={15} aria-hidden="true" />
          {words("presence.banner", { name: person.name })}
          <span className={styles.hint}>{words("presence.bannerHint")}</span>
          <button type="button" className={styles.stop} onClick={() => follow(room, null)}>
            {words("presence.stopShort")}
          </button>
        </div>
      )}
    </div>
  );
}
