import { CloseCode } from "../wire/protocol";
import type { Link } from "../facts/saving-status";

/** What a link knows of its connection, and what a person is shown of it. */
export class LinkState {
  #link: Link = "connecting";
  /** What was shown when a connection ended that had saved nothing of what waits; the next has yet to do better. */
  #doubt: Link | null = null;

  get isSynced(): boolean {
    return this.#link === "synced";
  }

  /** @param waits whether anything of this person's is not on the server. */
  shown(waits: boolean): Link {
    return (this.isSynced && waits ? this.#doubt : null) ?? this.#link;
  }

  synced(): void {
    this.#link = "synced";
  }

  /** The server has saved something of this person's, or nothing waits. */
  saved(): void {
    this.#doubt = null;
  }

  /** The person asks for another try, although the server had said that it is of no use. */
  retried(): void {
    if (this.#link === "signed-out" || this.#link === "no-access") this.#link = "connecting";
  }

  /**
   * A connection has ended.
   * @param isUseless whether the server said that another try is of no use.
   */
  ended(code: number, { isUseless, waits }: { isUseless: boolean; waits: boolean }): void {
    const wasSynced = this.isSynced;
    const wasOfUse = wasSynced && this.#doubt === null;
    if (code === CloseCode.SignedOut) this.#link = "signed-out";
    else if (isUseless) this.#link = "no-access";
    // Whoever is to begin again is not offline.
    else if (code === CloseCode.Outdated && this.#link === "connecting") return;
    // One lost connection is not yet "offline": the first try to come back decides.
    else this.#link = wasOfUse ? "connecting" : "offline";
    if (wasSynced && waits) this.#doubt = this.#link;
  }
}
