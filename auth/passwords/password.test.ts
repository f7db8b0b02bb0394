import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

describe("passwords", () => {
  it("are kept as argon2id with OWASP's parameters, each with a salt of its own", async () => {
    const first = await hashPassword("a bridge over quiet water");
    const second = await hashPassword("a bridge over quiet water");
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  it("are verified against their hash, and nothing else passes", async () => {
    const kept = await hashPassword("a bridge over quiet water");
    expect(await verifyPassword(kept, "a bridge over quiet water")).toBe(true);
    expect(await verifyPassword(kept, "a bridge over quiet Water")).toBe(false);
    expect(await verifyPassword(kept, "")).toBe(false);
    expect(await verifyPassword(null, "a bridge over quiet water")).toBe(false);
  });

  it("are the same however the keyboard composes an accent", async () => {
    const kept = await hashPassword("caf\u00e9 au lait, deux");
    expect(await verifyPassword(kept, "cafe\u0301 au lait, deux")).toBe(true);
  });
});
