export const ROLES = ["owner", "lead", "coder", "commenter", "viewer"] as const;

/** The roles in a team, from most to least able. */
export type Role = (typeof ROLES)[number];

export function isRole(raw: unknown): raw is Role {
  return (ROLES as readonly unknown[]).includes(raw);
}
