import { CloseCode } from "../wire/protocol";

/** What became of a connection. `retrying` is on its way to another try. */
export type SocketEvent =
  | { kind: "open" }
  | { kind: "frame"; bytes: Uint8Array }
  /** `willRetry` is `false` if the server said that it is of no use. */
  | { kind: "closed"; code: number; willRetry: boolean };

export type SocketSettings = {
  url: string;
  /** Stands in for the browser's own, with a cookie, if there is none. */
  openSocket?: ((url: string) => WebSocket) | undefined;
  random?: (() => number) | undefined;
};

type RoomSocketOptions = SocketSettings & { onEvent: (event: SocketEvent) => void };

const FIRST_RETRY_MS = 250;
/** A server that is back should not be waited for; one try of everybody in so many seconds does not burden it. */
const LAST_RETRY_MS = 5_000;

/** Who was sent away for asking too much waits longer. */
const TOO_FAST_RETRY_MS = 15_000;

/** The server says something every 20 s; a socket that is silent for longer is dead, whatever the browser believes. */
const DEAD_AFTER_MS = 45_000;
const DEAD_CHECK_MS = 5_000;

/** Closes after which only a person can help; after all others the socket tries again by itself. */
const FINAL: readonly number[] = [CloseCode.SignedOut, CloseCode.Forbidden, CloseCode.NoSuchRoom];

/** WebSocket's own code for a connection that was lost. */
const LOST = 1006;

const RETRY_HINT = /retry in (\d{1,5}) ms$/;

/** A WebSocket that comes back: jittered exponential backoff, at once when the device is online again. */
export class RoomSocket {
  readonly #options: RoomSocketOptions;
  #socket: WebSocket | null = null;
  #failures = 0;
  #lastHeard = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #watch: ReturnType<typeof setInterval> | null = null;
  #closed = false;
  readonly #wake = (): void => {
    if (this.#retry !== null) this.connect();
  };
  /** A socket without a network hangs for minutes before it is closed; the next try fails at once. */
  readonly #sleep = (): void => this.restart();

  constructor(options: RoomSocketOptions) {
    this.#options = options;
    if (typeof window !== "undefined") {
      window.addEventListener("online", this.#wake);
      window.addEventListener("offline", this.#sleep);
    }
  }

  /** Connects now, unless it is connected or on the way. */
  connect(): void {
    if (this.#closed || this.#socket) return;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    const { url, openSocket = (address: string) => new WebSocket(address) } = this.#options;
    const socket = openSocket(url);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#lastHeard = Date.now();
    socket.onopen = () => {
      this.#lastHeard = Date.now();
      this.#options.onEvent({ kind: "open" });
    };
    socket.onmessage = (event: MessageEvent<unknown>) => {
      this.#lastHeard = Date.now();
      if (event.data instanceof ArrayBuffer) {
        this.#options.onEvent({ kind: "frame", bytes: new Uint8Array(event.data) });
      }
    };
    socket.onclose = (event) => this.#drop(socket, event.code, event.reason);
    // A failed connection is told by `close`, which always follows.
    socket.onerror = () => undefined;
    this.#watch ??= setInterval(() => {
      if (this.#socket && Date.now() - this.#lastHeard > DEAD_AFTER_MS) this.restart();
    }, DEAD_CHECK_MS);
  }

  /** `false` if there is no open connection to take the bytes. */
  send(bytes: Uint8Array): boolean {
    if (this.#socket?.readyState !== 1) return false;
    this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
    return true;
  }

  /** Call when the room has synchronised: the next failure is a first one again. */
  settled(): void {
    this.#failures = 0;
  }

  /** Gives this connection up and tries again. @param code how it is taken to have ended. */
  restart(code: number = LOST): void {
    if (this.#socket) this.#drop(this.#socket, code);
  }

  close(): void {
    this.#closed = true;
    if (typeof window !== "undefined") {
      window.removeEventListener("online", this.#wake);
      window.removeEventListener("offline", this.#sleep);
    }
    if (this.#retry !== null) clearTimeout(this.#retry);
    if (this.#watch !== null) clearInterval(this.#watch);
    if (this.#socket) this.#drop(this.#socket, 1000);
  }

  #drop(socket: WebSocket, code: number, reason = ""): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    const willRetry = !this.#closed && !FINAL.includes(code);
    if (willRetry) this.#retry = setTimeout(() => this.connect(), this.#backoff(code, reason));
    this.#options.onEvent({ kind: "closed", code, willRetry });
  }

  /**
   * A server that sends everybody away says when to come back. Otherwise half of the time is chance, so that it is not
   * met by everybody at once.
   */
  #backoff(code: number, reason: string): number {
    const hint = RETRY_HINT.exec(reason)?.[1];
    if (hint !== undefined && this.#failures === 0) {
      this.#failures += 1;
      return Number(hint);
    }
    const { random = Math.random } = this.#options;
    const ceiling = this.#longestWait(code);
    this.#failures += 1;
    return ceiling * (0.5 + random() / 2);
  }

  #longestWait(code: number): number {
    if (code === CloseCode.TooFast) return TOO_FAST_RETRY_MS;
    // Nothing has failed: the room has a fresh document for who comes back.
    if (code === CloseCode.Outdated) return FIRST_RETRY_MS;
    return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
  }
}
