import fc from "fast-check";
import { expect, it } from "vitest";
import type { UserId } from "@/domain/ids";
import { BrokenSealError, seal, unseal } from "./seal";
import { cutIntoSegments, readSegment, writeSegment, type PastUpdate } from "./segment";

const updates = fc
  .array(
    fc.record({
      user: fc.constantFrom("anaanaanaana", "benbenbenben") as fc.Arbitrary<UserId>,
      at: fc.integer({ min: 1, max: 2 ** 45 }),
      bytes: fc.uint8Array({ maxLength: 200 }),
    }),
    { maxLength: 60 },
  )
  .map((all): PastUpdate[] => all.map((update, index) => ({ seq: 7 + index, ...update })));

const plain = (all: readonly PastUpdate[]) =>
  all.map(({ bytes, ...update }) => ({ ...update, bytes: Buffer.from(bytes).toString("hex") }));

it("[PA1] a segment says the updates again of which it was made", async () => {
  await fc.assert(
    fc.asyncProperty(updates, async (all) => {
      const raw = await unseal(await seal(writeSegment(all)));
      expect(plain(readSegment(raw, 7))).toEqual(plain(all));
    }),
  );
});

it("[PA1] segments are bounded, and hold each update once and in its order", () => {
  const many = Array.from({ length: 4_500 }, (_, index) => ({
    seq: 1 + index,
    user: "anaanaanaana" as UserId,
    at: 1,
    bytes: new Uint8Array(index % 1_500 === 0 ? 600_000 : 10),
  }));
  const segments = [...cutIntoSegments(many)];
  expect(segments.flat()).toEqual(many);
  for (const segment of segments) {
    const bytes = segment.reduce((sum, update) => sum + update.bytes.length, 0);
    expect(segment.length).toBeLessThanOrEqual(2_000);
    expect(bytes).toBeLessThanOrEqual(1024 * 1024);
  }
  const large = { seq: 1, user: "anaanaanaana" as UserId, at: 1, bytes: new Uint8Array(3e6) };
  expect([...cutIntoSegments([large])]).toEqual([[large]]);
});

it("[PA2] a segment of which a byte is another is found to be damaged", async () => {
  const sealed = await seal(Buffer.from("Ana said this, and Ben said that. ".repeat(40)));
  for (let at = 0; at < sealed.bytes.length; at += 1) {
    const bytes = Uint8Array.from(sealed.bytes);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    const opened = await unseal({ ...sealed, bytes }).catch((error: unknown) => error);
    // A few bits mean nothing to the compression.
    if (opened instanceof Buffer) expect(opened).toEqual(await unseal(sealed));
    else expect(opened).toBeInstanceOf(BrokenSealError);
  }
  await expect(unseal({ ...sealed, sha256: "0".repeat(64) })).rejects.toThrow(BrokenSealError);
});
