import { refuse } from "@/domain/result";
import type { Connection } from "../socket/connection";
import type { Mail } from "./mail";
import { WRITING } from "../cost/prices";

/** What is handled at once may take so long; then other rooms and sockets go first. Milliseconds of the main thread. */
const TURN_MS = 10;

/** Of mail that is answered with what is there. */
const ANSWERING_MS = 0.2;

/** What waits for a room, which handles it in turns, one after the other. */
export class Mailbox {
  readonly #handle: (mail: readonly Mail[]) => Promise<void>;
  readonly #onFailure: (error: unknown) => void;
  #mail: Mail[] = [];
  #running: Promise<void> | null = null;
  #isClosed = false;

  /** @param onFailure is called if a turn has failed; its mail was given back. */
  constructor(
    handle: (mail: readonly Mail[]) => Promise<void>,
    onFailure: (error: unknown) => void,
  ) {
    this.#handle = handle;
    this.#onFailure = onFailure;
  }

  /** What waits. */
  get size(): number {
    return this.#mail.length;
  }

  /** Whether a turn is under way, or about to begin. */
  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** `false` if it is closed. */
  put(mail: Mail): boolean {
    if (this.#isClosed) {
      giveBack(mail);
      return false;
    }
    this.#mail.push(mail);
    this.#running ??= this.#run();
    return true;
  }

  /** Nothing of theirs is to be handled any more. */
  forget(connection: Connection): void {
    const isTheirs = (mail: Mail): boolean => "from" in mail && mail.from === connection;
    for (const mail of this.#mail.filter(isTheirs)) giveBack(mail);
    this.#mail = this.#mail.filter((mail) => !isTheirs(mail));
  }

  /** Resolves when everything that has arrived is handled. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  close(): void {
    this.#isClosed = true;
    for (const mail of this.#mail.splice(0)) giveBack(mail);
  }

  /** A turn begins after the events that are already waiting: one commit takes all of them, and no room is always first. */
  async #run(): Promise<void> {
    try {
      while (this.#mail.length > 0) {
        await new Promise((done) => setImmediate(done));
        await this.#turn();
      }
    } finally {
      // With the last look at the mail: what is put in after it must begin a new run.
      this.#running = null;
    }
  }

  async #turn(): Promise<void> {
    const mail = this.#take();
    try {
      await this.#handle(mail);
    } catch (error) {
      for (const one of mail) giveBack(one);
      this.#onFailure(error);
    }
  }

  /** What a turn handles: one piece of mail at least. */
  #take(): Mail[] {
    let price = 0;
    const tooMuch = this.#mail.findIndex((mail) => {
      price += priceOf(mail);
      return price > TURN_MS;
    });
    return this.#mail.splice(0, tooMuch === -1 ? Infinity : Math.max(1, tooMuch));
  }
}

function priceOf(mail: Mail): number {
  if (mail.kind === "update") return mail.price;
  return mail.kind === "write" ? WRITING : ANSWERING_MS;
}

/** It will not be handled: those who wait are told, and the memory it held is free. */
function giveBack(mail: Mail): void {
  if (mail.kind === "write") mail.settle(refuse("try-later"));
  else if (mail.kind === "update") mail.held.end();
}
