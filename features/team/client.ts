import { z } from "zod";
import type { LabelColour } from "@/contract/common";
import {
  acceptedInvitationSchema,
  madeInvitationSchema,
  teamSchema,
  type FormerWords,
  type PastKeptDays,
} from "@/contract/teams";
import type { Role } from "@/domain/access/roles";
import { callApi } from "@/features/api/client";

const nothing = z.unknown();

/** @param labels what the first labels are called */
export function addTeam(name: string, labels: readonly string[]) {
  return callApi({ method: "POST", path: "/teams", body: { name, labels }, answer: teamSchema });
}

export function renameTeam(team: string, name: string) {
  return callApi({ method: "PATCH", path: `/teams/${team}`, body: { name }, answer: nothing });
}

export function setFormerWords(team: string, formerWords: FormerWords) {
  return callApi({
    method: "PATCH",
    path: `/teams/${team}`,
    body: { formerWords },
    answer: nothing,
  });
}

export function setPastKeptDays(team: string, pastKeptDays: PastKeptDays) {
  return callApi({
    method: "PATCH",
    path: `/teams/${team}`,
    body: { pastKeptDays },
    answer: nothing,
  });
}

export function requireSecondFactor(team: string, required: boolean) {
  return callApi({
    method: "PATCH",
    path: `/teams/${team}`,
    body: { requiresSecondFactor: required },
    answer: nothing,
  });
}

export function deleteTeam(team: string) {
  return callApi({ method: "DELETE", path: `/teams/${team}`, answer: nothing });
}

export function restoreTeam(team: string) {
  return callApi({ method: "POST", path: `/teams/${team}/restore`, body: {}, answer: nothing });
}

export function changeRole(team: string, member: string, role: Role) {
  return callApi({
    method: "PATCH",
    path: `/teams/${team}/members/${member}`,
    body: { role },
    answer: nothing,
  });
}

/** Removes a member; with one's own id it leaves the team. */
export function removeMember(team: string, member: string) {
  return callApi({ method: "DELETE", path: `/teams/${team}/members/${member}`, answer: nothing });
}

export type InvitationDraft = {
  team: string;
  role: Role;
  expiresInDays: number;
  maxUses: number;
  note: string;
};

/** The answer holds the link, once. */
export function addInvitation(draft: InvitationDraft) {
  return callApi({
    method: "POST",
    path: "/invitations",
    body: draft,
    answer: madeInvitationSchema,
  });
}

export function revokeInvitation(invitation: string) {
  return callApi({ method: "DELETE", path: `/invitations/${invitation}`, answer: nothing });
}

/** Without an account the signed-in person joins; with one the answer also signs this browser in. */
export function acceptInvitation(acceptance: {
  token: string;
  name?: string;
  email?: string;
  password?: string;
  code?: string;
}) {
  return callApi({
    method: "POST",
    path: "/invitations/accept",
    body: acceptance,
    answer: acceptedInvitationSchema,
  });
}

export function addLabel(team: string, label: { name: string; colour: LabelColour }) {
  return callApi({ method: "POST", path: `/teams/${team}/labels`, body: label, answer: nothing });
}

export type LabelChanges = {
  name?: string;
  colour?: LabelColour;
  archived?: boolean;
  position?: number;
};

export function changeLabel(team: string, label: string, changes: LabelChanges) {
  return callApi({
    method: "PATCH",
    path: `/teams/${team}/labels/${label}`,
    body: changes,
    answer: nothing,
  });
}
