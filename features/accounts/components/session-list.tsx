"use client";

import { useState } from "react";
import { MonitorSmartphone } from "lucide-react";
import { AlertDialog } from "@/components/overlay/alert-dialog";
import { Badge } from "@/components/badge";
import { Button } from "@/components/form/button";
import { Section } from "@/components/layout/section";
import { Time } from "@/components/time";
import { showToast } from "@/components/overlay/toast-store";
import type { Session } from "@/contract/people";
import type { UserId } from "@/domain/ids";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { endAllSessions, endSession } from "../client";
import { describeDevice } from "@/domain/access/describe-device";
import { signOutHere } from "../sign-out";
import { useUnsentQuestion } from "./use-unsent-question";
import styles from "./session-list.module.css";

export function SessionList({
  user,
  sessions: initial,
}: {
  user: UserId;
  sessions: readonly Session[];
}) {
  const words = useWords("accounts");
  const text = useWords("accounts.sessions");
  const failures = useFailures();
  const [sessions, setSessions] = useState(initial);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);

  const nameOf = (session: Session): string => {
    const device = describeDevice(session.userAgent);
    return device ? text("on", device) : text("unknown");
  };
  const { ask, question } = useUnsentQuestion(user);

  const leave = async () => {
    setBusy("this");
    try {
      await signOutHere(user);
    } catch {
      setBusy(null);
      showToast(words("signIn.unreachable"), { tone: "danger" });
    }
  };
  const end = async (session: Session) => {
    if (session.current) return ask(() => void leave());
    setBusy(session.id);
    const ended = await endSession(session.id);
    setBusy(null);
    if (!ended.ok) {
      failures.show(ended.failure);
      return;
    }
    setSessions(sessions.filter(({ id }) => id !== session.id));
    showToast(text("ended"));
  };
  const endAll = async () => {
    setBusy("all");
    const ended = await endAllSessions();
    if (!ended.ok) {
      setBusy(null);
      failures.show(ended.failure);
      return;
    }
    await leave();
  };

  return (
    <Section
      title={text("title")}
      actions={
        <Button size="small" onClick={() => setAsking(true)}>
          {text("everywhere")}
        </Button>
      }
    >
      <ul className={styles.list}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.session}>
            <MonitorSmartphone size={20} aria-hidden="true" className={styles.icon} />
            <div className={styles.device}>
              <p className={styles.name}>
                {nameOf(session)}{" "}
                {session.current && <Badge tone="success">{text("current")}</Badge>}
              </p>
              <p className={styles.when}>
                {text.rich("lastSeen", {
                  time: () => <Time iso={session.lastSeenAt} form="relative" />,
                })}{" "}
                · {text.rich("since", { time: () => <Time iso={session.createdAt} /> })}
              </p>
            </div>
            <Button
              size="small"
              variant="ghost"
              pending={busy === session.id || (session.current && busy === "this")}
              aria-label={text("signOutOf", { device: nameOf(session) })}
              onClick={() => void end(session)}
            >
              {text("signOutThis")}
            </Button>
          </li>
        ))}
      </ul>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={text("everywhereTitle")}
        description={text("everywhereText")}
        confirmLabel={text("everywhere")}
        pending={busy === "all"}
        onConfirm={() => void ask(() => void endAll())}
      />
      {question}
    </Section>
  );
}
