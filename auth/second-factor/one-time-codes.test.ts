import { describe, expect, it } from "vitest";
import { describeCodeSecret, findCodeStep, newCodeSecret } from "./one-time-codes";

/** RFC 6238, appendix B: the secret of its test vectors, and codes of eight digits of which apps show the last six. */
const SECRET = new TextEncoder().encode("12345678901234567890");

describe("one-time codes", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
  ])("at %s s the code is %s, as RFC 6238 says", (seconds, code) => {
    const at = new Date(seconds * 1_000);
    expect(findCodeStep(SECRET, code, at)).toBe(Math.floor(seconds / 30));
  });

  it("are taken one step early or late, and belong to their own step", () => {
    const step = Math.floor(1_234_567_890 / 30);
    const at = (offset: number) => new Date((step + offset) * 30_000 + 10);
    expect([-1, 0, 1].map((offset) => findCodeStep(SECRET, "005924", at(offset)))).toEqual([
      step,
      step,
      step,
    ]);
    expect([-2, 2].map((offset) => findCodeStep(SECRET, "005924", at(offset)))).toEqual([
      null,
      null,
    ]);
  });

  it("are six digits and nothing else", () => {
    const at = new Date(59_000);
    for (const code of ["", "28708", "2870822", "287 08", "२८७०८२", "abcdef"]) {
      expect(findCodeStep(SECRET, code, at)).toBeNull();
    }
  });

  it("have secrets of their own, which an app takes as text or as an address", () => {
    const secret = newCodeSecret();
    expect(secret).toHaveLength(20);
    expect(newCodeSecret()).not.toEqual(secret);
    const { text, uri } = describeCodeSecret(SECRET, {
      account: "ana@example.org",
      host: "caucus.test",
    });
    expect(text).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    const address = new URL(uri);
    expect(address.protocol).toBe("otpauth:");
    expect(address.searchParams.get("secret")).toBe(text);
    expect(address.searchParams.get("issuer")).toBe("Caucus caucus.test");
    expect(decodeURIComponent(address.pathname)).toContain("ana@example.org");
  });
});
