import { spawn } from "node:child_process";
import { once } from "node:events";

/** Later than the server gives itself to end. */
const PATIENCE_MS = 12_000;

/** The server that was bundled last, as a process of its own; one at a time, as they would share port and data. */
export class EditedServer {
  #program;
  #options;
  #child = null;
  #turn = Promise.resolve();
  #isStopping = false;

  /**
   * @param {string} program the bundled file that starts it
   * @param {{ cwd: string, env: Record<string, string>, onEnd: (code: number | null) => void }} options `onEnd` is
   *   called if it ends by itself
   */
  constructor(program, options) {
    this.#program = program;
    this.#options = options;
  }

  /** Ends the one that runs, and starts the next. */
  restart() {
    return this.#inTurn(async () => {
      await this.#end();
      if (!this.#isStopping) this.#start();
    });
  }

  /** Ends it for good. */
  stop() {
    this.#isStopping = true;
    return this.#inTurn(() => this.#end());
  }

  #inTurn(work) {
    this.#turn = this.#turn.then(work);
    return this.#turn;
  }

  #start() {
    const { cwd, env, onEnd } = this.#options;
    const child = spawn(process.execPath, ["--enable-source-maps", this.#program], {
      cwd,
      env,
      // It ends when the channel closes, however that comes about.
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      // Ctrl-C is for us: told twice, it would not end in good order.
      detached: true,
    });
    this.#child = child;
    child.once("exit", (code) => {
      if (this.#child !== child) return;
      this.#child = null;
      onEnd(code);
    });
  }

  async #end() {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    await ended;
    clearTimeout(late);
  }
}
