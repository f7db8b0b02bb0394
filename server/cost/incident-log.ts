import type { Logger } from "pino";
import { keyOf, type Payer } from "./payer";

/** Something that an administrator should know of: who it was, and why; never what they wrote. */
export type Incident = {
  /** `null` where nobody can be named: behind a proxy that was not told of, addresses say nothing. */
  who: Payer | null;
  what: "flood" | "refusal" | "request" | "kept out";
  why: string;
  room?: string;
  /** Milliseconds until they may come back. */
  retryAfter?: number;
};

/** The same of the same is said once in so long, with how often it was. Milliseconds. */
const SAID_AGAIN_MS = 60_000;

/** Different ones that are told apart in that time; the others are counted together. */
const MAX_TOLD_APART = 200;

const OTHERS: Incident = { who: null, what: "flood", why: "too many to be told apart" };

/** One line for each flood, refusal and person kept out, over sockets or requests, and never a flood of lines. */
export class IncidentLog {
  readonly #log: Logger;
  /** How often it has been since it was said. */
  readonly #since = new Map<string, number>();

  constructor(log: Logger) {
    this.#log = log;
  }

  note(incident: Incident): void {
    const { who, what, why, room = "" } = incident;
    const key = [who ? keyOf(who) : "", what, why, room].join("\n");
    const since = this.#since.get(key);
    if (since !== undefined) this.#since.set(key, since + 1);
    else if (this.#since.size >= MAX_TOLD_APART && incident !== OTHERS) this.note(OTHERS);
    else this.#say(incident, key);
  }

  #say(incident: Incident, key: string): void {
    this.#since.set(key, 0);
    this.#log.warn(toLine(incident), MESSAGES[incident.what]);
    setTimeout(() => {
      const times = this.#since.get(key) ?? 0;
      this.#since.delete(key);
      if (times > 0) this.#log.warn({ ...toLine(incident), times }, MESSAGES[incident.what]);
    }, SAID_AGAIN_MS).unref();
  }
}

const MESSAGES: Record<Incident["what"], string> = {
  flood: "Somebody asked for more than their share",
  refusal: "An update was refused",
  request: "A request was refused",
  "kept out": "Somebody was kept out",
};

function toLine({ who, why, room, retryAfter }: Incident) {
  return {
    ...(who?.kind === "person" && { user: who.user }),
    ...(who?.kind === "address" && { household: who.household }),
    ...(room !== undefined && { room }),
    why,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
