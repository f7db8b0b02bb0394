"use client";

import { Notice } from "@/components/layout/notice";
import type { SavingStatus } from "@/collab/facts/saving-status";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { describeStatus } from "./describe-status";
import { LateNotice } from "./late-notice";
import { Remedy } from "./status-badge";
import styles from "./trouble-banner.module.css";

const TROUBLE: ReadonlySet<SavingStatus["kind"]> = new Set([
  "offline",
  "disk-full",
  "signed-out",
  "no-access",
]);

/** Says over the text what must not be overlooked: no connection, no room, no session, no access. */
export function TroubleNotice() {
  const words = useWords("reading-room.status");
  const room = useRoom();
  const status = useLive(room.status, (value) => value);
  if (!TROUBLE.has(status.kind)) return null;
  const { short, long, tone } = describeStatus(status, words);
  return (
    <LateNotice key={status.kind} tone={tone === "danger" ? "danger" : "warning"} title={short}>
      <p>{long}</p>
      <Remedy status={status} />
    </LateNotice>
  );
}

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
