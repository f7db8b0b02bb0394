"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Link2, UserPlus } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/badge";
import { Button } from "@/components/form/button";
import { Section } from "@/components/layout/section";
import { Time } from "@/components/time";
import { showToast } from "@/components/overlay/toast-store";
import type { Invitation, Team } from "@/contract/teams";
import { mayGrant } from "@/domain/access/permissions";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { revokeInvitation } from "../../client";
import { InviteDialog } from "./invite-dialog";
import styles from "./invitation-list.module.css";

const TONES: Record<Invitation["state"], BadgeTone> = {
  usable: "success",
  expired: "neutral",
  revoked: "neutral",
  "used-up": "neutral",
};

/** The team's invitation links; closed ones stay behind a button. */
export function InvitationList({
  team,
  invitations,
}: {
  team: Team;
  invitations: readonly Invitation[];
}) {
  const text = useWords("team.invitations");
  const words = useWords("team");
  const router = useRouter();
  const [inviting, setInviting] = useState(false);
  const [showClosed, setShowClosed] = useState(false);
  const open = invitations.filter(({ state }) => state === "usable");
  const closed = invitations.filter(({ state }) => state !== "usable");
  const shown = showClosed ? [...open, ...closed] : open;
  return (
    <Section
      title={text("title")}
      description={text("description")}
      actions={
        <Button
          variant="primary"
          icon={<UserPlus size={16} aria-hidden="true" />}
          onClick={() => setInviting(true)}
        >
          {words("members.invite")}
        </Button>
      }
    >
      {shown.length > 0 ? (
        <ul className={styles.list} aria-label={text("title")}>
          {shown.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              mayRevoke={invitation.state === "usable" && mayGrant(team.role, invitation.role)}
              onRevoked={() => router.refresh()}
            />
          ))}
        </ul>
      ) : (
        closed.length === 0 && <p className={styles.none}>{text("none")}</p>
      )}
      {closed.length > 0 && (
        <div>
          <Button
            size="small"
            variant="ghost"
            aria-expanded={showClosed}
            onClick={() => setShowClosed(!showClosed)}
          >
            {showClosed ? text("hideOld") : text("showOld", { count: closed.length })}
          </Button>
        </div>
      )}
      <InviteDialog
        team={team.id}
        acting={team.role}
        open={inviting}
        onOpenChange={setInviting}
        onMade={() => router.refresh()}
      />
    </Section>
  );
}

function InvitationRow({
  invitation,
  mayRevoke,
  onRevoked,
}: {
  invitation: Invitation;
  mayRevoke: boolean;
  onRevoked: () => void;
}) {
  const text = useWords("team.invitations");
  const words = useWords("team");
  const failures = useFailures();
  const [pending, setPending] = useState(false);
  const what = invitation.note === "" ? text("forAnybody") : invitation.note;
  const revoke = async () => {
    setPending(true);
    const revoked = await revokeInvitation(invitation.id);
    setPending(false);
    if (!revoked.ok) {
      failures.show(revoked.failure);
      return;
    }
    showToast(text("revoked"));
    onRevoked();
  };
  return (
    <li className={styles.invitation}>
      <Link2 size={18} aria-hidden="true" className={styles.icon} />
      <div className={styles.what}>
        <p className={styles.note}>
          {what}{" "}
          <span className={styles.as}>
            {text("as", { role: words(`roles.${invitation.role}`) })}
          </span>
        </p>
        <p className={styles.meta}>
          <span>{text("uses", { uses: invitation.uses, most: invitation.maxUses })}</span>
          <span>
            {text.rich("made", {
              time: () => <Time iso={invitation.createdAt} form="relative" />,
            })}
          </span>
          <span>
            {text.rich(invitation.state === "expired" ? "expired" : "expires", {
              time: () => <Time iso={invitation.expiresAt} />,
            })}
          </span>
        </p>
      </div>
      <Badge tone={TONES[invitation.state]}>{text(`states.${invitation.state}`)}</Badge>
      {mayRevoke && (
        <Button
          size="small"
          pending={pending}
          aria-label={text("revokeLabel", { what })}
          onClick={() => void revoke()}
        >
          {text("revoke")}
        </Button>
      )}
    </li>
  );
}
