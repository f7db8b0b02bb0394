import { createHash } from "node:crypto";
import { findSession } from "@/auth/session";
import type { Database } from "@/data/database";
import type { Payer } from "../cost/payer";

/** How long a person goes on paying after their session was looked at. Milliseconds. */
const KNOWN_FOR_MS = 10_000;
const MOST_KNOWN = 2_000;

type Known = { payer: Payer; until: number };

/** Finds the person whose session a request brings: they pay for it, from whichever address it comes. */
export class Payers {
  readonly #db: Database;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor(db: Database, now: () => number = () => performance.now()) {
    this.#db = db;
    this.#now = now;
  }

  /** `null` where there is no session. */
  async find(cookie: string | undefined): Promise<Payer | null> {
    if (cookie === undefined) return null;
    const key = createHash("sha256").update(cookie).digest("base64");
    const known = this.#known.get(key);
    if (known && known.until > this.#now()) return known.payer;
    this.#known.delete(key);
    // Whoever answers the request will find out, and say, that the database cannot be reached.
    const session = await findSession(this.#db, cookie).catch(() => null);
    if (!session) return null;
    const payer: Payer = { kind: "person", user: session.user };
    this.#known.set(key, { payer, until: this.#now() + KNOWN_FOR_MS });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST_KNOWN) break;
      this.#known.delete(oldest);
    }
    return payer;
  }
}
