import { createHash } from "node:crypto";
import { toHousehold } from "@/auth/client-address";
import { findSession } from "@/auth/session";
import type { Database } from "@/data/database";
import type { Payer } from "../cost/payer";

/** How long a person goes on paying after their session was looked at. Milliseconds. */
const KNOWN_FOR_MS = 10_000;
const MOST_KNOWN = 2_000;

type Known = { payer: Payer; until: number };

/** Finds who pays for a request: the person whose session it brings, else the address that it comes from. */
export class Payers {
  readonly #db: Database;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor(db: Database, now: () => number = () => performance.now()) {
    this.#db = db;
    this.#now = now;
  }

  /** @param address `null` where it cannot be known; nobody pays then for what comes without a session. */
  async find(cookie: string | undefined, address: string | null): Promise<Payer | null> {
    const person = cookie === undefined ? null : await this.#findPerson(cookie);
    return (
      person ?? (address === null ? null : { kind: "address", household: toHousehold(address) })
    );
  }

  async #findPerson(cookie: string): Promise<Payer | null> {
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
