"use client";

import { Badge } from "@/components/badge";
import type { Me } from "@/contract/people";
import { AuthFrame } from "@/features/accounts/components/sign-in/auth-frame";
import { useWords } from "@/words/use-words";
import type { InvitationPreview } from "../../loaders";
import { ClosedInvitation, JoinAsMe, JoinForm } from "./join-card";
import styles from "./invitation-card.module.css";

const CLOSED_TITLES = {
  expired: "expiredTitle",
  revoked: "revokedTitle",
  "used-up": "usedTitle",
} as const;

/** What an invitation link shows: whose team, as what, and the way in. */
export function InvitationCard({
  token,
  me,
  preview,
}: {
  token: string;
  me: Me | null;
  preview: InvitationPreview | null;
}) {
  const text = useWords("team.invitation");
  const words = useWords("team");
  if (!preview) {
    return (
      <AuthFrame title={text("unknownTitle")}>
        <ClosedInvitation>{text("unknownText")}</ClosedInvitation>
      </AuthFrame>
    );
  }
  if (preview.state !== "usable") {
    return (
      <AuthFrame title={text(CLOSED_TITLES[preview.state])}>
        <ClosedInvitation>
          {preview.invitedBy === ""
            ? text("askAgainTeam")
            : text("askAgain", { name: preview.invitedBy })}
        </ClosedInvitation>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title={text("title", { team: preview.teamName })}
      intro={
        preview.invitedBy === "" ? text("invited") : text("invitedBy", { name: preview.invitedBy })
      }
    >
      <p className={styles.role}>
        {text.rich("yourRole", {
          role: () => <Badge tone="accent">{words(`roles.${preview.role}`)}</Badge>,
        })}
        <span className={styles.hint}>{words(`roleHints.${preview.role}`)}</span>
      </p>
      {me ? (
        <JoinAsMe token={token} me={me} />
      ) : (
        <JoinForm
          token={token}
          signInPath={`/sign-in?callbackUrl=${encodeURIComponent(`/invitation/${token}`)}`}
        />
      )}
    </AuthFrame>
  );
}
