import type pg from "pg";
import { CopyRefused } from "../copy/copy-refused";

/**
 * Takes people out of every team of a restored copy, within the caller's transaction: who was removed since it was made
 * is a member in it, and would come in with the password of then. Their words stay, as those of anybody who has left.
 *
 * @param addresses in lower case
 * @throws CopyRefused where nobody in the copy has one of them.
 */
export async function leaveOut(client: pg.ClientBase, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [
      address,
    ]);
    if (!rows[0]) {
      throw new CopyRefused(
        `Nobody in the copy has the address ${address}, and nothing was restored. Leave that --without away.`,
      );
    }
    await client.query("DELETE FROM membership WHERE user_id = $1", [rows[0].id]);
  }
}
