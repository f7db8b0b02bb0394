import { describe, expect, it } from "vitest";
import * as prng from "lib0/prng";
import * as Y from "yjs";
import { isFactKey } from "@/domain/facts/fact-kind";
import { FactDocument } from "@/collab/facts/fact-document";
import type { UserId } from "@/domain/ids";
import { campaign } from "@/test/campaigns/campaign";
import { forgeFrame } from "@/test/campaigns/forged-frame";
import { FuzzedRoom, mutateFrame, type RoomTrial } from "@/test/campaigns/fuzzed-room";
import { PRIVATE_TRIAL } from "@/test/campaigns/private-trial";
import { REPORT_TRIAL } from "@/test/campaigns/report-trial";
import { StructPlaces } from "./struct-places";

const MALLORY = "mallorymallo" as UserId;
const FRAMES_PER_ROOM = 1_000;

/** The gate is the same: a kind with few facts shows with fewer frames what its own judge and scan let pass. */
const TRIALS = [
  [
    "a report",
    {
      trial: REPORT_TRIAL,
      honest: campaign({ short: 10_000, long: 1_000_000 }),
      mutated: campaign({ short: 20_000, long: 1_000_000 }),
      forged: campaign({ short: 5_000, long: 100_000 }),
    },
  ],
  [
    "a private room",
    {
      trial: PRIVATE_TRIAL,
      honest: campaign({ short: 2_000, long: 100_000 }),
      mutated: campaign({ short: 4_000, long: 100_000 }),
      forged: campaign({ short: 1_000, long: 20_000 }),
    },
  ],
] as const;
const WITHIN_MS = campaign({ short: 240_000, long: 7_200_000 });

describe.each(TRIALS)("[RK3] in %s", (_kind, { trial, honest: frames, mutated, forged }) => {
  describe("honest people", () => {
    it(
      `[GA5] are never refused: ${frames} frames, offline, late, undone and from several windows`,
      () => {
        let sentSoFar = 0;
        for (let seed = 1; sentSoFar < frames; seed += 1) {
          const room = new FuzzedRoom(trial, seed);
          const send = ({ user, bytes }: { user: UserId; bytes: Uint8Array }): void => {
            sentSoFar += 1;
            const outcome = room.present(bytes, user);
            if (outcome.kind !== "accepted") {
              throw new Error(`seed ${seed}, frame ${sentSoFar}: ${JSON.stringify(outcome)}`);
            }
            if (outcome.update) room.crowd.hear(outcome.update);
          };
          for (let own = 0; own < FRAMES_PER_ROOM && sentSoFar < frames;) {
            const sent = room.crowd.step();
            own += sent.length;
            sent.forEach(send);
          }
          const settling = room.crowd.settle();
          let next = settling.next();
          for (; !next.done; next = settling.next()) send(next.value);
          const wanted = Buffer.from(Y.encodeStateAsUpdate(room.ydoc)).toString("base64");
          for (const document of next.value) {
            Y.applyUpdate(document.ydoc, Y.encodeStateAsUpdate(room.ydoc));
            expect(Buffer.from(Y.encodeStateAsUpdate(document.ydoc)).toString("base64")).toBe(
              wanted,
            );
          }
        }
      },
      WITHIN_MS,
    );
  });

  describe("hostile bytes", () => {
    it(
      `[GA6] make nothing crash, and change nothing of anybody else: ${mutated} mutated frames`,
      () => {
        const dice = prng.create(42);
        let refused = 0;
        let room = new FuzzedRoom(trial, 1);
        let honest: Uint8Array[] = [];
        let good = Y.encodeStateAsUpdate(room.ydoc);
        for (let frames = 0; frames < mutated; frames += 1) {
          if (frames % 2_000 === 0) {
            room = new FuzzedRoom(trial, prng.int32(dice, 1, 2 ** 30));
            honest = room.work(100);
            good = Y.encodeStateAsUpdate(room.ydoc);
          }
          const outcome = room.present(mutateFrame(honest, dice), MALLORY);
          if (outcome.kind !== "accepted") {
            refused += 1;
            if (outcome.spoilt) room.restore(good);
          } else if (outcome.update) {
            expect(othersFacts(trial, good, room.ydoc)).toEqual(
              othersFacts(trial, good, toDoc(good)),
            );
            good = Y.encodeStateAsUpdate(room.ydoc);
          }
        }
        expect(refused).toBeGreaterThan(mutated / 2);
      },
      WITHIN_MS,
    );
  });

  describe("a forger", () => {
    it(
      `[WF6] leaves nothing but their own facts: ${forged} frames made with Yjs itself`,
      () => {
        const outcomes = { accepted: 0, refused: 0, spoilt: 0 };
        let room = new FuzzedRoom(trial, 1);
        let good = Y.encodeStateAsUpdate(room.ydoc);
        for (let frames = 0; frames < forged; frames += 1) {
          if (frames % 500 === 0) {
            room = new FuzzedRoom(trial, frames + 1);
            room.work(60);
            good = Y.encodeStateAsUpdate(room.ydoc);
          }
          const bytes = forgeFrame(trial.kinds, room.ydoc, MALLORY, prng.create(frames));
          const outcome = room.present(bytes, MALLORY);
          if (outcome.kind !== "accepted") {
            outcomes.refused += 1;
            if (!outcome.spoilt) continue;
            outcomes.spoilt += 1;
            room.restore(good);
          } else if (outcome.update) {
            outcomes.accepted += 1;
            expect(othersFacts(trial, good, room.ydoc), `frame ${frames}`).toEqual(
              othersFacts(trial, good, toDoc(good)),
            );
            expectOwn(trial, outcome.update, room.ydoc, frames);
            good = Y.encodeStateAsUpdate(room.ydoc);
          }
        }
        expect(outcomes.accepted).toBeGreaterThan(forged / 100);
        expect(outcomes.refused).toBeGreaterThan(forged / 4);
        // What the bytes give away costs no decoding of the document.
        expect(outcomes.spoilt).toBeLessThan(outcomes.refused / 50);
      },
      WITHIN_MS,
    );
  });
});

/** Every struct that stays stands under a key of its kind, and what it says is signed by who wrote it. */
function expectOwn(trial: RoomTrial, update: Uint8Array, ydoc: Y.Doc, frames: number): void {
  const scan = trial.scan(update);
  if (scan.kind === "refused") throw new Error(`frame ${frames}: ${scan.reason}`);
  const signerOf = trial.signersIn(ydoc);
  const places = new StructPlaces(new FactDocument(trial.kinds, ydoc), scan.update.structs);
  for (const struct of scan.update.structs) {
    const place = places.of(struct);
    if (!place || !isFactKey(trial.kinds, place.kind, place.key)) {
      throw new Error(`frame ${frames}: no key`);
    }
    const signer = struct.fact ? signerOf(place.kind, place.key, struct.fact) : undefined;
    if (signer !== undefined) expect(signer, `frame ${frames}`).toBe(MALLORY);
  }
}

function toDoc(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, update);
  return ydoc;
}

/** What stands now under the keys that stood there before as facts of others. */
function othersFacts(trial: RoomTrial, before: Uint8Array, ydoc: Y.Doc): unknown {
  const old = toDoc(before);
  const signerOf = trial.signersIn(old);
  return Object.entries(trial.kinds)
    .filter(([kind]) => !trial.shared.has(kind))
    .map(([kind, { root }]) => {
      const facts = [...old.getMap(root)].filter(
        ([key, raw]) => signerOf(kind, key, raw) !== MALLORY,
      );
      const keys = facts.map(([key]) => key).sort();
      return keys.map((key) => [key, ydoc.getMap(root).get(key)]);
    });
}
