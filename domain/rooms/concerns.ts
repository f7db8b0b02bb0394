import type { ReportId, TeamId, UserId } from "../ids";

/**
 * Names those whose access changed: everybody to whom all named things apply is judged again. `{ user }` is a person
 * everywhere, `{ user, sid }` one signed-in browser, `{ user, team }` a member, `{ team }` and `{ report }` everybody.
 */
export type AccessEvent = {
  user?: UserId;
  sid?: string;
  team?: TeamId;
  report?: ReportId;
};

/** On what it rests that somebody is in a room; `report` is `null` if the room belongs to no report. */
export type AccessGrounds = { user: UserId; sid: string; team: TeamId; report: ReportId | null };

/** Whether somebody must be judged afresh. An event of a report says nothing of a room that belongs to none. */
export function concerns(event: AccessEvent, grounds: AccessGrounds): boolean {
  return (
    (event.user === undefined || event.user === grounds.user) &&
    (event.sid === undefined || event.sid === grounds.sid) &&
    (event.team === undefined || event.team === grounds.team) &&
    (event.report === undefined || event.report === grounds.report)
  );
}
