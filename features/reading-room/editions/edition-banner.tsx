"use client";

import { Button, ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { messages } from "../messages";
import { useRoom } from "../room-context";
import { useLive } from "../use-live";
import styles from "../status/trouble-banner.module.css";

const text = messages.editions;

/** Says that another edition than the newest is read: because it was asked for, or because a newer one has come. */
export function EditionBanner() {
  const room = useRoom();
  const newest = useLive(room.newest, (value) => value);
  const { id, edition } = room.data.report;
  if (newest === edition) return null;
  return (
    <div className={styles.banner}>
      {room.isOld ? (
        <Notice tone="warning" title={text.old(edition, newest)}>
          <p>{text.oldText}</p>
          <ButtonLink size="small" href={`/reports/${id}`}>
            {text.openNewest}
          </ButtonLink>
        </Notice>
      ) : (
        <Notice title={text.came} live>
          <p>{text.cameText}</p>
          {/* Drafts are on the device, and leaving waits for what is not stored yet. */}
          <Button size="small" onClick={() => location.reload()}>
            {text.reload}
          </Button>
        </Notice>
      )}
    </div>
  );
}
