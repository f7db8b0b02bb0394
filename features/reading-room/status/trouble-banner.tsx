"use client";

import { Notice } from "@/components/notice";
import { messages } from "../messages";
import { useRoom } from "../room-context";
import { useLive } from "../use-live";
import { describeStatus } from "./describe-status";
import { Remedy } from "./status-badge";
import styles from "./trouble-banner.module.css";

/** Says across the page what must not be overlooked: no connection, no session, no access. */
export function TroubleBanner() {
  const room = useRoom();
  const status = useLive(room.status, (value) => value);
  if (status.kind !== "offline" && status.kind !== "signed-out" && status.kind !== "no-access")
    return null;
  const { short, long, tone } = describeStatus(status);
  return (
    <div className={styles.banner}>
      <Notice tone={tone === "danger" ? "danger" : "warning"} title={short} live>
        <p>{long}</p>
        <Remedy status={status} />
      </Notice>
    </div>
  );
}

/** A viewer is told why there is nothing to write with. */
export function ArchivedBanner() {
  const room = useRoom();
  if (!room.data.report.archived) return null;
  return (
    <div className={styles.banner}>
      <Notice title={messages.report.archived} />
    </div>
  );
}
