"use client";

import type { SavingStatus } from "@/collab/facts/saving-status";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { describeStatus } from "./describe-status";
import { LateNotice } from "./late-notice";
import { Remedy } from "./status-badge";

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
