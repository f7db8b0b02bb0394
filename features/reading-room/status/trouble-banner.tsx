"use client";

import { Notice } from "@/components/notice";
import type { SavingStatus } from "@/collab/saving-status";
import { messages } from "../messages";
import { useRoom } from "../room-context";
import { useLive } from "../use-live";
import { describeStatus } from "./describe-status";
import { Remedy } from "./status-badge";
import styles from "./trouble-banner.module.css";

const TROUBLE: ReadonlySet<SavingStatus["kind"]> = new Set([
  "offline",
  "disk-full",
  "signed-out",
  "no-access",
]);

/** Says across the page what must not be overlooked: no connection, no room, no session, no access. */
export function TroubleBanner() {
  const room = useRoom();
  const status = useLive(room.status, (value) => value);
  if (!TROUBLE.has(status.kind)) return null;
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
