import { isAdministrator } from "@/data/accounts/administrators";
import { findReportAccess } from "@/data/reports/reports";
import { findStanding } from "@/data/teams/members";
import type { ReadableReport, ReadableTeam } from "@/domain/access/readable";
import { may, type Permission } from "@/domain/access/permissions";
import type { Role } from "@/domain/access/roles";
import { parseId, type TeamId, type UserId } from "@/domain/ids";
import type { SignedInEnv } from "./api-env";
import { ApiProblem } from "./problem";

type Vars = SignedInEnv["Variables"];

export type TeamAccess = { team: ReadableTeam; role: Role };
export type ReportAccess = TeamAccess & { report: ReadableReport };

/**
 * The caller's access to a team: 404 where they are not in it, 403 where it asks for a second factor that they do not
 * have, or their role does not hold the permission.
 * `noun` is what they asked for, where it was not the team itself.
 */
export async function requireTeam(
  vars: Vars,
  rawTeam: string,
  permission: Permission,
  noun = "team",
): Promise<TeamAccess> {
  const { team, role, letIn } = await requireMembership(vars, rawTeam, noun);
  if (!letIn) throw secondFactorNeeded();
  requirePermission(role, permission);
  return { team, role };
}

/** What the caller is in a team, whether it lets them in or not: 404 where they are not in it. */
export async function requireMembership(
  { db, caller }: Vars,
  rawTeam: string,
  noun = "team",
): Promise<TeamAccess & { letIn: boolean }> {
  const team = parseId<"team">(rawTeam);
  const standing = team && (await findStanding(db.pool, { team, user: caller.user }));
  if (!standing) throw notFound(noun);
  return standing;
}

/** The same for a report, through its team. */
export async function requireReport(
  { db, caller }: Vars,
  rawReport: string,
  permission: Permission,
): Promise<ReportAccess> {
  const report = parseId<"report">(rawReport);
  const access = report && (await findReportAccess(db, { report, user: caller.user }));
  if (!access) throw notFound("report");
  if (!access.letIn) throw secondFactorNeeded();
  requirePermission(access.role, permission);
  return { team: access.team, role: access.role, report: access.report };
}

/** Refuses whoever does not look after the installation. */
export async function requireAdministrator({ db, caller }: Vars): Promise<void> {
  if (await isAdministrator(db, { user: caller.user })) return;
  throw new ApiProblem(403, "Only who looks after this installation may do that.", {
    kind: "not-administrator",
  });
}

export function requirePermission(role: Role, permission: Permission): void {
  if (!may(role, permission)) throw notPermitted();
}

export function notPermitted(): ApiProblem {
  return new ApiProblem(403, "Your role in this team does not allow that.");
}

/** The caller is a member, but not let in before they have what the team asks for. */
export function secondFactorNeeded(): ApiProblem {
  return new ApiProblem(
    403,
    "This team asks its members for a second factor. Set one up in your profile first.",
    { kind: "second-factor-needed" },
  );
}

/** One answer for what is not there and for what is somebody else's. */
export function notFound(noun: string): ApiProblem {
  return new ApiProblem(404, `There is no such ${noun}, or it is not yours to see.`);
}

/** The team that a request means where it names none: the caller's only one. */
export function onlyTeam(teams: readonly { id: TeamId }[]): TeamId {
  const [first, ...others] = teams;
  if (first && others.length === 0) return first.id;
  throw new ApiProblem(422, undefined, {
    errors: [
      {
        path: "team",
        message: first ? "You are in several teams: say which." : "You are in no team.",
      },
    ],
  });
}

export function parseUser(raw: string): UserId {
  const user = parseId<"user">(raw);
  if (!user) throw notFound("member");
  return user;
}
