import { ROLES, type Role } from "./roles";

/**
 * The permissions of each role: the one table that the UI, the API and the sync server all ask.
 * A row lists every role that holds the permission, so that the table reads without inference.
 */
export const PERMISSIONS = {
  "report.read": ["owner", "lead", "coder", "commenter", "viewer"],
  "report.create": ["owner", "lead", "coder"],
  "report.edit": ["owner", "lead"],
  "report.archive": ["owner", "lead"],
  "report.delete": ["owner", "lead"],
  "annotation.create": ["owner", "lead", "coder", "commenter"],
  "annotation.edit.own": ["owner", "lead", "coder", "commenter"],
  "annotation.delete.own": ["owner", "lead", "coder", "commenter"],
  "annotation.delete.any": ["owner", "lead"],
  "annotation.label": ["owner", "lead", "coder"],
  "comment.create": ["owner", "lead", "coder", "commenter"],
  "comment.edit.own": ["owner", "lead", "coder", "commenter"],
  "comment.delete.own": ["owner", "lead", "coder", "commenter"],
  "comment.delete.any": ["owner", "lead"],
  "thread.resolve": ["owner", "lead", "coder", "commenter"],
  "reaction.toggle": ["owner", "lead", "coder", "commenter"],
  "statement.edit": ["owner", "lead", "coder"],
  "actor.edit": ["owner", "lead", "coder"],
  "annotation.review": ["owner", "lead", "coder"],
  "label.edit": ["owner", "lead"],
  "member.list": ["owner", "lead", "coder", "commenter", "viewer"],
  "member.invite": ["owner", "lead"],
  "member.change": ["owner", "lead"],
  "team.edit": ["owner", "lead"],
  "team.secure": ["owner"],
  "past.erase": ["owner"],
  "team.delete": ["owner"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** Whether somebody may write anything at all into a report's room. */
export function mayWrite(role: Role): boolean {
  return may(role, "annotation.create");
}

/**
 * Nobody hands out, takes away or edits a role above their own: a lead manages up to leads, an owner everybody.
 */
export function mayGrant(granter: Role, granted: Role): boolean {
  return may(granter, "member.change") && ROLES.indexOf(granter) <= ROLES.indexOf(granted);
}
