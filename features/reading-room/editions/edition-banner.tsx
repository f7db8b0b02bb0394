"use client";

import { Button, ButtonLink } from "@/components/form/button";
import { Notice } from "@/components/layout/notice";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { LateNotice } from "../status/late-notice";
import { newestOf } from "./models";
import styles from "./edition-banner.module.css";

/** A viewer is told why there is nothing to write with. */
export function ArchivedBanner() {
  const words = useWords("reading-room");
  const room = useRoom();
  if (!room.data.report.archived) return null;
  return (
    <div className={styles.banner}>
      <Notice title={words("report.archived")} />
    </div>
  );
}

/** Says that an older edition is read, which was asked for. */
export function OldEditionBanner() {
  const text = useWords("reading-room.editions");
  const room = useRoom();
  const newest = useLive(newestOf(room), (value) => value);
  const { id, edition } = room.data.report;
  if (!room.isOld) return null;
  return (
    <div className={styles.banner}>
      <Notice tone="warning" title={text("old", { number: edition, newest })}>
        <p>{text("oldText")}</p>
        <ButtonLink size="small" href={`/reports/${id}`}>
          {text("openNewest")}
        </ButtonLink>
      </Notice>
    </div>
  );
}

/** Says that a newer edition has come while this one was read. */
export function NewEditionNotice() {
  const text = useWords("reading-room.editions");
  const room = useRoom();
  const newest = useLive(newestOf(room), (value) => value);
  if (room.isOld || newest === room.data.report.edition) return null;
  return (
    <LateNotice key={newest} title={text("came")}>
      <p>{text("cameText")}</p>
      {/* Drafts are on the device, and leaving waits for what is not stored yet. */}
      <Button size="small" onClick={() => location.reload()}>
        {text("reload")}
      </Button>
    </LateNotice>
  );
}
