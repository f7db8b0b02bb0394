import { WebSocket } from "ws";

type Answer = { id?: number; result: unknown };

/** The DevTools protocol of a Node process that was started with `--inspect`. */
export class Inspector {
  readonly #socket: WebSocket;
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** @param address as it was given with `--inspect`: `host:port` */
  static async open(address: string): Promise<Inspector> {
    const response = await fetch(`http://${address}/json/list`);
    const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
    if (!target) throw new Error("There is nothing to inspect.");
    const socket = new WebSocket(target.webSocketDebuggerUrl, { perMessageDeflate: false });
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    return new Inspector(socket);
  }

  /** One request, and what the process answers. */
  ask(method: string, params: object = {}): Promise<unknown> {
    this.#last += 1;
    const number = this.#last;
    return new Promise((resolve) => {
      const hear = (data: Buffer): void => {
        const { id, result } = JSON.parse(data.toString("utf8")) as Answer;
        if (id !== number) return;
        this.#socket.off("message", hear);
        resolve(result);
      };
      this.#socket.on("message", hear);
      this.#socket.send(JSON.stringify({ id: number, method, params }));
    });
  }

  close(): void {
    this.#socket.terminate();
  }
}
