import type pg from "pg";

/**
 * Tables that let somebody in, or on the way in, by what they had in their hands when the copy was made: signed-in
 * browsers, those that are known to belong to somebody, links in mails, the first owner's link, counts of failed attempts.
 */
export const DOORS = [
  "user_session",
  "known_device",
  "verification_token",
  "setup_token",
  "throttle",
] as const;

/**
 * Ends every way into a restored copy, so that everybody signs in again. Who signed out, was removed or had a link revoked since the
 * copy was made holds nothing that works; mails that were on their way are not sent again, and their links are dead.
 */
export async function closeDoors(client: pg.ClientBase): Promise<void> {
  for (const table of DOORS) await client.query(`DELETE FROM "${table}"`);
  await client.query(
    "UPDATE invitation SET revoked_at = now() AT TIME ZONE 'UTC' WHERE revoked_at IS NULL",
  );
}
