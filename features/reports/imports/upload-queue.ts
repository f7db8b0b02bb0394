import type { ApiFailure, ApiResult } from "@/features/api/client";
import type { DraftRefusal } from "../draft";
import type { ReportSource } from "./report-source";
import type { SentReport } from "./send-report";

/** Something on its way to the server, or arrived there. */
export type Upload = {
  key: string;
  source: ReportSource;
  state:
    | { kind: "waiting" }
    /** The share of the bytes that left, from 0 to 1. */
    | { kind: "sending"; share: number }
    /** Was cancelled while it was sent, and may have arrived all the same. */
    | { kind: "ending" }
    /** The server reads it as a job. */
    | { kind: "sent"; sent: SentReport }
    | { kind: "failed"; failure: ApiFailure }
    /** It need not be sent to see that it cannot be read. */
    | { kind: "refused"; refusal: DraftRefusal };
};

export type Send = (
  source: ReportSource,
  options: { onShare: (share: number) => void; signal: AbortSignal },
) => Promise<ApiResult<SentReport>>;

type Sending = { controller: AbortController; ended: Promise<SentReport | null> };

/** What is sent at once; the server takes three of one person, who may have two windows. */
const AT_ONCE = 2;
/** Before something is sent again that the server had no room for. Milliseconds. */
const AGAIN_MS = 3_000;

/** Sends reports, two at a time, for as long as the page is open. */
export class UploadQueue {
  readonly #send: Send;
  readonly #again: number;
  readonly #listeners = new Set<() => void>();
  readonly #sending = new Map<string, Sending>();
  #uploads: readonly Upload[] = [];
  #added = 0;
  #resting = false;

  constructor(send: Send, again = AGAIN_MS) {
    this.#send = send;
    this.#again = again;
  }

  /** The same array until something changes. */
  readonly list = (): readonly Upload[] => this.#uploads;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(source: ReportSource, refusal: DraftRefusal | null = null): string {
    const key = `upload-${(this.#added += 1)}`;
    const state: Upload["state"] = refusal ? { kind: "refused", refusal } : { kind: "waiting" };
    this.#change([...this.#uploads, { key, source, state }]);
    this.#next();
    return key;
  }

  /** Sends again what failed, or was not taken. */
  retry(key: string): void {
    this.#set(key, { kind: "waiting" });
    this.#next();
  }

  /** Forgets an upload. What was being sent stops first; what had arrived all the same stays, and is the answer. */
  async remove(key: string): Promise<SentReport | null> {
    const sending = this.#sending.get(key);
    if (!sending) {
      this.#forget(key);
      return null;
    }
    this.#set(key, { kind: "ending" });
    sending.controller.abort();
    return sending.ended;
  }

  #next(): void {
    if (this.#resting || this.#sending.size >= AT_ONCE) return;
    const upload = this.#uploads.find(({ state }) => state.kind === "waiting");
    if (!upload) return;
    const { key } = upload;
    const controller = new AbortController();
    this.#set(key, { kind: "sending", share: 0 });
    const ended = this.#start(upload, controller).finally(() => this.#next());
    this.#sending.set(key, { controller, ended });
    this.#next();
  }

  async #start({ key, source }: Upload, controller: AbortController): Promise<SentReport | null> {
    const sent = await this.#send(source, {
      signal: controller.signal,
      onShare: (share) => this.#set(key, { kind: "sending", share }),
    });
    this.#sending.delete(key);
    if (sent.ok) this.#set(key, { kind: "sent", sent: sent.value });
    else if (controller.signal.aborted) this.#forget(key);
    else if (isFull(sent.failure)) {
      this.#set(key, { kind: "waiting" });
      this.#rest();
    } else this.#set(key, { kind: "failed", failure: sent.failure });
    return sent.ok ? sent.value : null;
  }

  #forget(key: string): void {
    this.#change(this.#uploads.filter((upload) => upload.key !== key));
  }

  #rest(): void {
    if (this.#resting) return;
    this.#resting = true;
    setTimeout(() => {
      this.#resting = false;
      this.#next();
    }, this.#again);
  }

  #set(key: string, state: Upload["state"]): void {
    this.#change(
      this.#uploads.map((upload) => (upload.key === key ? { ...upload, state } : upload)),
    );
  }

  #change(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

/** The server has too much to do just now, and says so. */
function isFull(failure: ApiFailure): boolean {
  return failure.kind === "problem" && /\/too-many-(uploads|imports)$/.test(failure.problem.type);
}
