"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Section } from "@/components/layout/section";
import { showToast } from "@/components/overlay/toast-store";
import { useSyncedState } from "@/components/use-synced-state";
import type { Member, Team } from "@/contract/teams";
import type { Role } from "@/domain/access/roles";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { changeRole, removeMember } from "../../client";
import { LeaveDialog } from "./leave-dialog";
import { MemberRow } from "./member-row";
import { RemoveDialog } from "./remove-dialog";
import styles from "./member-list.module.css";

export function MemberList({
  team,
  me,
  members: loaded,
}: {
  team: Team;
  me: string;
  members: readonly Member[];
}) {
  const text = useWords("team.members");
  const words = useWords("team");
  const failures = useFailures();
  const router = useRouter();
  const [members, setMembers] = useSyncedState(loaded);
  const [removing, setRemoving] = useState<Member | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [busy, setBusy] = useState(false);

  const owners = members.filter(({ role }) => role === "owner").length;

  const choose = async (member: Member, role: Role) => {
    const withRole = (next: Role) =>
      setMembers((all) =>
        all.map((other) => (other.id === member.id ? { ...other, role: next } : other)),
      );
    withRole(role);
    const changed = await changeRole(team.id, member.id, role);
    if (!changed.ok) {
      withRole(member.role);
      failures.show(changed.failure);
      return;
    }
    showToast(text("roleChanged", { name: member.name, role: words(`roles.${role}`) }));
    router.refresh();
  };
  const remove = async (member: Member) => {
    setBusy(true);
    const removed = await removeMember(team.id, member.id);
    setBusy(false);
    if (!removed.ok) {
      failures.show(removed.failure);
      return;
    }
    setRemoving(null);
    setMembers((all) => all.filter(({ id }) => id !== member.id));
    showToast(text("removed", { name: member.name }));
    router.refresh();
  };

  return (
    <Section title={text("title")}>
      <ul className={styles.list} aria-label={text("list")}>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            acting={team.role}
            isMe={member.id === me}
            isLastOwner={member.role === "owner" && owners === 1}
            onRole={(role) => void choose(member, role)}
            onRemove={() => setRemoving(member)}
            onLeave={() => setLeaving(true)}
          />
        ))}
      </ul>
      <RemoveDialog
        member={removing}
        pending={busy}
        onClose={() => setRemoving(null)}
        onConfirm={(member) => void remove(member)}
      />
      <LeaveDialog open={leaving} team={team} me={me} onOpenChange={setLeaving} />
    </Section>
  );
}
