"use client";

import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import { Button, ButtonLink } from "@/components/form/button";
import { Popover } from "@/components/overlay/popover";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { SavingStatus } from "@/collab/facts/saving-status";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { describeStatus, type StatusTone } from "./describe-status";
import styles from "./status-badge.module.css";

const ICONS: Record<StatusTone, typeof Check> = {
  calm: Check,
  busy: LoaderCircle,
  warning: CloudOff,
  danger: CircleAlert,
};

/** Whether one's edits are safe, in a word; behind it, in sentences, with what to do. */
export function StatusBadge() {
  const words = useWords("reading-room.status");
  const room = useRoom();
  const status = useLive(room.status, (value) => value);
  const { short, long, tone } = describeStatus(status, words);
  const Icon = ICONS[tone];
  return (
    <>
      <Popover
        label={words("label")}
        align="end"
        trigger={
          <button
            type="button"
            className={styles.badge}
            data-tone={tone}
            aria-label={words("badge", { status: short })}
          >
            <Icon size={15} aria-hidden="true" className={styles.icon} />
            <span>{short}</span>
          </button>
        }
      >
        <p className={styles.words}>{long}</p>
        <Remedy status={status} />
      </Popover>
      {/* Outside of the button: what is inside one is no more to a screen reader than its name. */}
      <VisuallyHidden>
        <span role="status">{short}</span>
      </VisuallyHidden>
    </>
  );
}

/** What the person can do about it. */
export function Remedy({ status }: { status: SavingStatus }) {
  const words = useWords("reading-room.status");
  const room = useRoom();
  switch (status.kind) {
    case "offline":
      return (
        <Button size="small" onClick={() => room.shared.reconnect()}>
          {words("reconnect")}
        </Button>
      );
    case "signed-out":
      return (
        <div className={styles.buttons}>
          <ButtonLink size="small" variant="primary" href="/sign-in" target="_blank">
            {words("signIn")}
          </ButtonLink>
          <Button size="small" onClick={() => room.shared.reconnect()}>
            {words("reconnect")}
          </Button>
        </div>
      );
    case "no-access":
      return (
        <ButtonLink size="small" href={`/teams/${room.data.team.id}`}>
          {words("toTeam")}
        </ButtonLink>
      );
    case "loading":
    case "saving":
    case "saved":
    case "disk-full":
    case "refused":
      return null;
  }
}
