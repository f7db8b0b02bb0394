import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Message } from "./protocol";
import {
  decodeFrame,
  encodeAwareness,
  encodeBuild,
  encodeDiskFull,
  encodeHello,
  encodeRefused,
  encodeSaved,
  encodeSync,
  type Frame,
} from "./wire";

const bytes = fc.uint8Array({ maxLength: 300 });
const count = fc.maxSafeNat();
/** What UTF-8 can say: no half pairs. */
const words = fc.string({ unit: "grapheme", maxLength: 40 });

/** Frames as they are written, with what they must be read as. */
const written: fc.Arbitrary<[Uint8Array, Frame]> = fc.oneof(
  bytes.map((b): [Uint8Array, Frame] => [encodeSync(0, b), { kind: "step1", stateVector: b }]),
  bytes.map((b): [Uint8Array, Frame] => [encodeSync(1, b), { kind: "step2", update: b }]),
  bytes.map((b): [Uint8Array, Frame] => [encodeSync(2, b), { kind: "update", update: b }]),
  bytes.map((b): [Uint8Array, Frame] => [encodeAwareness(b), { kind: "awareness", update: b }]),
  count.map((frames): [Uint8Array, Frame] => [encodeSaved(frames), { kind: "saved", frames }]),
  fc
    .tuple(count, words)
    .map(([frame, reason]): [Uint8Array, Frame] => [
      encodeRefused(frame, reason),
      { kind: "refused", frame, reason },
    ]),
  fc
    .tuple(count, words)
    .map(([now, role]): [Uint8Array, Frame] => [
      encodeHello(now, role),
      { kind: "hello", now, role },
    ]),
  fc
    .boolean()
    .map((isFull): [Uint8Array, Frame] => [encodeDiskFull(isFull), { kind: "disk-full", isFull }]),
  words.map((build): [Uint8Array, Frame] => [encodeBuild(build), { kind: "build", build }]),
);

describe("[SY4] a frame", () => {
  test("is read as what was written", () => {
    fc.assert(
      fc.property(written, ([frame, meant]) => {
        expect(decodeFrame(frame)).toEqual(meant);
      }),
    );
  });

  test("holds one message: with anything after it, it is none", () => {
    fc.assert(
      fc.property(written, fc.uint8Array({ minLength: 1, maxLength: 20 }), ([frame], more) => {
        expect(decodeFrame(Uint8Array.from([...frame, ...more]))).toBeNull();
      }),
    );
  });

  test("that ends too early is none", () => {
    fc.assert(
      fc.property(written, fc.nat(), ([frame], cut) => {
        expect(decodeFrame(frame.slice(0, cut % frame.length))).toBeNull();
      }),
    );
  });

  test("of a kind that is only known to newer programs is none", () => {
    const kind = fc.integer({ min: Math.max(...Object.values(Message)) + 1, max: 127 });
    fc.assert(
      fc.property(kind, fc.uint8Array({ maxLength: 20 }), (type, more) => {
        expect(decodeFrame(Uint8Array.of(type, ...more))).toBeNull();
      }),
    );
  });

  test("of any bytes whatever is read or refused, and never thrown at", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (noise) => {
        expect(() => decodeFrame(noise)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });

  test("with some bytes changed is read within its bounds or refused, and never thrown at", () => {
    const change = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(written, change, ([frame], changes) => {
        const damaged = frame.slice();
        for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
        const read = decodeFrame(damaged);
        if (read === null) return;
        for (const part of Object.values(read)) {
          if (part instanceof Uint8Array) expect(part.length).toBeLessThan(damaged.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("that says it is longer than it is takes no memory for it", () => {
    // 2^53 - 1 bytes of an update, none of which are there.
    const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
    expect(decodeFrame(Uint8Array.from([0, 2, ...huge]))).toBeNull();
    expect(decodeFrame(Uint8Array.from([1, ...huge]))).toBeNull();
  });
});
