import { Badge } from "@/components/badge";
import type { Me } from "@/contract/people";
import { AuthFrame } from "@/features/accounts/components/auth-frame";
import type { InvitationPreview } from "../loaders";
import { messages } from "../messages";
import { ClosedInvitation, JoinAsMe, JoinForm } from "./join-card";
import styles from "./invitation-card.module.css";

const text = messages.invitation;
const CLOSED_TITLES = {
  expired: text.expiredTitle,
  revoked: text.revokedTitle,
  "used-up": text.usedTitle,
};

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
  if (!preview) {
    return (
      <AuthFrame title={text.unknownTitle}>
        <ClosedInvitation>{text.unknownText}</ClosedInvitation>
      </AuthFrame>
    );
  }
  if (preview.state !== "usable") {
    return (
      <AuthFrame title={CLOSED_TITLES[preview.state]}>
        <ClosedInvitation>{text.askAgain(preview.invitedBy)}</ClosedInvitation>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title={text.title(preview.teamName)}
      intro={preview.invitedBy === "" ? text.invited : text.invitedBy(preview.invitedBy)}
    >
      <p className={styles.role}>
        {text.yourRole} <Badge tone="accent">{messages.roles[preview.role]}</Badge>
        <span className={styles.hint}>{messages.roleHints[preview.role]}</span>
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
