import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";

/** What the schedule has done, one thing at a time. Each fails with what was said about why. */
export type CopyWork = {
  makeCopy(file: string): Promise<void>;
  /** Runs the shell's command with the file's path in `CAUCUS_BACKUP_FILE`. */
  sendOff(command: string, file: string): Promise<void>;
  /** Ends what runs; it fails. */
  stop(): void;
};

const MOST_SAID = 2_000;

/** In a process of its own, which gives way to the server: compressing and encrypting would hold up everybody. */
export class CopyProcess implements CopyWork {
  readonly #program: string;
  #running: ChildProcess | null = null;

  /** @param program what `npm run backup` runs */
  constructor(program = new URL("./backup/backup.js", import.meta.url)) {
    this.#program = fileURLToPath(program);
  }

  async makeCopy(file: string): Promise<void> {
    const child = spawn(process.execPath, [this.#program, file], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    await this.#finish(child, "The copy could not be made");
  }

  async sendOff(command: string, file: string): Promise<void> {
    const child = spawn(command, {
      shell: true,
      env: { ...process.env, CAUCUS_BACKUP_FILE: file },
      stdio: ["ignore", "ignore", "pipe"],
    });
    await this.#finish(child, "CAUCUS_BACKUP_COMMAND failed");
  }

  stop(): void {
    this.#running?.kill("SIGTERM");
  }

  async #finish(child: ChildProcess, failure: string): Promise<void> {
    this.#running = child;
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said = `${said}${chunk.toString("utf8")}`.slice(-MOST_SAID);
    });
    const [code, signal] = (await once(child, "close").finally(() => {
      this.#running = null;
    })) as [number | null, string | null];
    if (code !== 0)
      throw new Error(`${failure}: ${said.trim() || `it ended with ${code ?? signal}`}`);
  }
}
