import { mkdir } from "node:fs/promises";
import type { Log } from "../log/log";
import type { CopyPlan } from "./backup-settings";
import { CopyFolder } from "./copy/copy-folder";
import type { CopyLock } from "./copy/copy-key";
import type { CopyWork } from "./copy-process";
import { noteInCopyRecord } from "./copy/copy-record";

type ScheduleParts = {
  readonly plan: CopyPlan;
  readonly lock: CopyLock;
  readonly dataFolder: string;
  readonly log: Log;
  readonly work: CopyWork;
  readonly now?: () => Date;
};

/** After a failure it is tried again this soon, or when the next one is due. Milliseconds. */
const RETRY_MS = 15 * 60_000;
/** A timer cannot wait longer. */
const MOST_WAIT_MS = 2 ** 31 - 1;

/**
 * Makes copies at the pace of the plan. When the last one was made is read from the folder, so that a server that is
 * started again goes on where it was.
 */
export class CopySchedule {
  readonly #parts: ScheduleParts;
  readonly #folder: CopyFolder;
  readonly #now: () => Date;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
    this.#folder = new CopyFolder(parts.plan.folder, "caucus");
    this.#now = parts.now ?? (() => new Date());
  }

  start(): void {
    void this.#waitForNext();
  }

  /** Breaks off what runs. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#parts.work.stop();
    await this.#running;
  }

  /** How long until the next copy is due, in milliseconds; 0 where it is due now. */
  async waitMs(): Promise<number> {
    const last = await this.#folder.findLast();
    if (!last) return 0;
    return Math.max(0, last.getTime() + this.#parts.plan.everyMs - this.#now().getTime());
  }

  /** Makes one, sends it off and removes what is too old. It does not throw: what fails is logged and noted. */
  async makeNow(): Promise<void> {
    const { plan, lock, dataFolder, log, work } = this.#parts;
    try {
      await mkdir(plan.folder, { recursive: true, mode: 0o700 });
      const file = this.#folder.nameCopy(lock, this.#now());
      await work.makeCopy(file);
      await this.#folder.prune(plan.keep, this.#now());
      if (plan.command !== null) await work.sendOff(plan.command, file);
      log.info({ file }, "Made a copy");
    } catch (error) {
      if (this.#isClosed) return;
      log.error({ err: error }, "No copy was made, or it was not sent off");
      const why = error instanceof Error ? error.message : String(error);
      const failed = { at: this.#now().toISOString(), why };
      await noteInCopyRecord(dataFolder, { failed }).catch(() => undefined);
    }
  }

  async #waitForNext(leastMs = 0): Promise<void> {
    const wait = Math.min(Math.max(await this.waitMs(), leastMs), MOST_WAIT_MS);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#takeTurn();
    }, wait);
    this.#timer.unref();
  }

  async #takeTurn(): Promise<void> {
    if ((await this.waitMs()) === 0) await this.makeNow();
    void this.#waitForNext(Math.min(RETRY_MS, this.#parts.plan.everyMs));
  }
}
