import { TOTP, URI } from "otpauth";
import { vi } from "vitest";

/**
 * An authenticator app that took the address behind a QR code. Each code works once, so each is one of a later step:
 * the clock of the test goes on by as much. Call `vi.useRealTimers()` afterwards.
 */
export class Authenticator {
  readonly #totp: TOTP;

  constructor(uri: string) {
    const parsed = URI.parse(uri);
    if (!(parsed instanceof TOTP)) throw new Error("not the address of a time-based code");
    this.#totp = parsed;
    if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ["Date"], now: new Date() });
  }

  /** The next code, at its time. */
  next(): string {
    vi.setSystemTime(Date.now() + this.#totp.period * 1_000);
    return this.now();
  }

  /** The code of just now, which may have been used. */
  now(): string {
    return this.#totp.generate({ timestamp: Date.now() });
  }
}
