import { describe, expect, it } from "vitest";
import { keyedHash, seal, unseal } from "./sealed";

const SECRET = "a secret that only these tests know";
const plain = new TextEncoder().encode("12345678901234567890");

describe("what is sealed", () => {
  it("is read again with the same secret, and looks different each time", () => {
    const sealed = seal(plain, SECRET);
    expect(unseal(sealed, SECRET)).toEqual(plain);
    expect(seal(plain, SECRET)).not.toEqual(sealed);
    expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false);
  });

  it("is worth nothing with another secret, changed, or cut off", () => {
    const sealed = seal(plain, SECRET);
    expect(unseal(sealed, "another secret of the same kind")).toBeNull();
    for (const at of [0, 12, sealed.length - 1]) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(changed, SECRET)).toBeNull();
    }
    expect(unseal(sealed.subarray(0, 20), SECRET)).toBeNull();
    expect(unseal(new Uint8Array(), SECRET)).toBeNull();
  });
});

it("a keyed hash depends on the text and on the secret", () => {
  expect(keyedHash("abc", SECRET)).toBe(keyedHash("abc", SECRET));
  expect(keyedHash("abd", SECRET)).not.toBe(keyedHash("abc", SECRET));
  expect(keyedHash("abc", "another secret of the same kind")).not.toBe(keyedHash("abc", SECRET));
});
