import { Secret, TOTP } from "otpauth";

/** RFC 6238 as every authenticator app knows it. Seconds. */
const PERIOD_S = 30;
const DIGITS = 6;
/** RFC 4226 §4 asks for 160 bits. Bytes. */
const SECRET_BYTES = 20;
/** Steps by which a phone's clock may be wrong, either way. */
const WINDOW = 1;

export function newCodeSecret(): Uint8Array {
  return new Secret({ size: SECRET_BYTES }).bytes;
}

/** The secret as an app takes it: in Base32 to type, and as the address behind a QR code. */
export function describeCodeSecret(
  secret: Uint8Array,
  label: { account: string; host: string },
): { text: string; uri: string } {
  const totp = createTotp(secret, label);
  return { text: totp.secret.base32, uri: totp.toString() };
}

/** The step (of 30 s since 1970) that a code belongs to; `null` where it is not a code of just now. */
export function findCodeStep(secret: Uint8Array, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const delta = createTotp(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1_000 / PERIOD_S) + delta;
}

function createTotp(secret: Uint8Array, label?: { account: string; host: string }): TOTP {
  return new TOTP({
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    algorithm: "SHA1",
    digits: DIGITS,
    period: PERIOD_S,
    ...(label && { issuer: `Caucus ${label.host}`, label: label.account }),
  });
}
