import { customAlphabet } from "nanoid";
import { keyedHash } from "./sealed";

/** Without letters and digits that are taken for one another. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
/** About 59 bits: too many to guess where tries are counted. */
const LENGTH = 12;
const GROUP = 4;
const COUNT = 10;

const draw = customAlphabet(ALPHABET, LENGTH);

/** Ten codes that each let somebody in once, such as `k7mf-2qxp-9wab`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () =>
    draw().replace(new RegExp(`(.{${GROUP}})(?=.)`, "g"), "$1-"),
  );
}

/** What is kept of a code; the same however it is typed. */
export function hashRecoveryCode(code: string, authSecret: string): string {
  return keyedHash(code.toLowerCase().replace(/[\s-]/g, ""), authSecret);
}
