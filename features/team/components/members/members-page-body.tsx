"use client";

import { Page } from "@/components/layout/page";
import { Section } from "@/components/layout/section";
import type { Invitation, Member, Team } from "@/contract/teams";
import { may } from "@/domain/access/permissions";
import { useWords } from "@/words/use-words";
import { InvitationList } from "../invitations/invitation-list";
import { MemberList } from "./member-list";
import { RoleTable } from "./role-table";
import { TeamSettings } from "../team-settings";

/** People, invitations, roles and the team's own settings, as far as one's role reaches. */
export function MembersPageBody({
  team,
  me,
  members,
  invitations,
}: {
  team: Team;
  me: string;
  members: readonly Member[];
  invitations: readonly Invitation[];
}) {
  const words = useWords("team");
  return (
    <Page
      title={team.name}
      intro={words("members.intro", { count: members.length })}
      width="narrow"
    >
      <MemberList team={team} me={me} members={members} />
      {may(team.role, "member.invite") && <InvitationList team={team} invitations={invitations} />}
      <Section title={words("members.rolesTitle")}>
        <RoleTable />
      </Section>
      {may(team.role, "team.edit") && <TeamSettings key={team.name} team={team} />}
    </Page>
  );
}
