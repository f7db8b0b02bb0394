import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { CopyLock } from "./copy-key";

/** Nothing takes this long to be written; what is older was left by a crash. Milliseconds. */
const ABANDONED_MS = 24 * 60 * 60_000;

/** A folder in which copies lie that were made one after another, such as `caucus-20260301T100000Z.tar.gz.age`. */
export class CopyFolder {
  readonly #folder: string;
  readonly #prefix: string;

  constructor(folder: string, prefix: string) {
    this.#folder = folder;
    this.#prefix = prefix;
  }

  /** Where the next one goes. */
  nameCopy(lock: CopyLock, now: Date): string {
    const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
    const ending = lock.kind === "unencrypted" ? "tar.gz" : "tar.gz.age";
    return path.join(this.#folder, `${this.#prefix}-${stamp}.${ending}`);
  }

  /** When the last one was made; `null` where there is none. */
  async findLast(): Promise<Date | null> {
    const last = (await this.#list()).at(-1);
    return last ? readStamp(last) : null;
  }

  /** Removes all but the newest ones, and what a crash has left half written. */
  async prune(keep: number, now: Date): Promise<void> {
    const copies = await this.#list();
    for (const name of copies.slice(0, Math.max(0, copies.length - keep))) {
      await rm(path.join(this.#folder, name), { force: true });
    }
    for (const name of await readdir(this.#folder)) {
      if (!name.startsWith(`${this.#prefix}-`) || !name.endsWith(".part")) continue;
      const file = path.join(this.#folder, name);
      const written = await stat(file).catch(() => null);
      if (written && now.getTime() - written.mtimeMs > ABANDONED_MS)
        await rm(file, { force: true });
    }
  }

  /** Oldest first. Files with other names are somebody else's. */
  async #list(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => name.startsWith(`${this.#prefix}-`) && readStamp(name)).sort();
  }
}

function readStamp(name: string): Date | null {
  const [, day, time] = /-(\d{8})T(\d{6})Z\.tar\.gz(?:\.age)?$/.exec(name) ?? [];
  if (!day || !time) return null;
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)];
  return new Date(
    `${year}-${month}-${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`,
  );
}
