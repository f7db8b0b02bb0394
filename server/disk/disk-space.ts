import { statfs } from "node:fs/promises";
import type { Database } from "@/data/database";
import { tryWriting } from "@/data/try-writing";
import { isDiskFull } from "@/data/violations";

/** How often it is looked whether there is room. Milliseconds. */
const LOOK_MS = 2_000;

/** Work begins again with a little more than what made it stop, so that it does not stop again at once. */
const ENOUGH = 9 / 8;

type Parts = {
  /**
   * The folder in which a PostgreSQL of our own keeps its data, and the bytes of its disk that are left to it; `null`
   * where the disk is somebody else's, and only its errors tell.
   */
  disk?: { folder: string; spare: number } | null;
  db: Pick<Database, "pool">;
};

/**
 * Whether the database has room to write. Without any, people go on reading, and what they write waits where it is:
 * the last of the disk is PostgreSQL's, which ends where it has none.
 */
export class DiskSpace {
  readonly #parts: Parts;
  readonly #listeners = new Set<(isFull: boolean) => void>();
  #isFull = false;
  /** A write has failed for want of room, and none has gone well since. */
  #hasFailed = false;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  /** Called when `isFull` has become another. */
  onChange(listener: (isFull: boolean) => void): void {
    this.#listeners.add(listener);
  }

  /** Takes in why something failed. Returns whether that was for want of room. */
  note(error: unknown): boolean {
    if (!isDiskFull(error)) return false;
    this.#hasFailed = true;
    this.#set(true);
    this.#plan();
    return true;
  }

  /** Looks now, and from now on. */
  async watch(): Promise<void> {
    await this.#look();
    this.#plan();
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** Somebody else's disk is only looked after while it is full. */
  #plan(): void {
    if (this.#closed || this.#timer || !(this.#parts.disk || this.#isFull)) return;
    this.#timer = setTimeout(() => {
      void this.#look().then(() => {
        this.#timer = null;
        this.#plan();
      });
    }, LOOK_MS).unref();
  }

  /** Never rejects: where nobody can say, everything stays as it is. */
  async #look(): Promise<void> {
    try {
      this.#set(!(await this.#hasRoom()));
    } catch {
      // The database is away or the folder cannot be read: whoever needs them says so.
    }
  }

  async #hasRoom(): Promise<boolean> {
    const { disk, db } = this.#parts;
    if (disk) {
      const { bavail, bsize } = await statfs(disk.folder);
      if (bavail * bsize < disk.spare * (this.#isFull ? ENOUGH : 1)) return false;
    }
    if (!this.#hasFailed) return true;
    try {
      await tryWriting(db);
    } catch (error) {
      if (isDiskFull(error)) return false;
      throw error;
    }
    this.#hasFailed = false;
    return true;
  }

  #set(isFull: boolean): void {
    if (this.#closed || isFull === this.#isFull) return;
    this.#isFull = isFull;
    for (const listener of this.#listeners) listener(isFull);
  }
}
