import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { decodeFrame } from "@/collab/wire/wire";
import type { UserId } from "@/domain/ids";
import { HonestCrowd } from "@/test/sync/honest-crowd";
import { Answers } from "./answers";
import type { Frame } from "./frame";
import { toJournalUpdate } from "../store/journal-update";
import { StoredDocument } from "../store/stored-document";

const PEOPLE = ["anaanaanaana", "benbenbenben"] as UserId[];
const UPDATES = 100;

/** The document that a client has after these frames, which it unpacks as browsers do. */
function receive(frames: readonly Frame[], ydoc: Y.Doc): void {
  for (const frame of frames) {
    const header = [2, 4, 10][[126, 127].indexOf(frame[1] ?? 0) + 1] ?? 2;
    const message = decodeFrame(frame.subarray(header));
    if (message?.kind !== "step2" && message?.kind !== "update") throw new Error("not an update");
    Y.applyUpdate(ydoc, message.update);
  }
}

/** A copy at that moment, of a client whose id it is. */
function copy(ydoc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(ydoc));
  return other;
}

const bytesOf = (ydoc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString("hex");

const sizeOf = (frames: readonly Frame[]): number =>
  frames.reduce((sum, frame) => sum + frame.length, 0);

/**
 * What a crowd writes into a room from which now and then somebody goes away, with the last words of theirs that the
 * server did or did not hear of.
 * @param begin how many updates were there when the room was opened.
 */
function run(seed: number, begin = 0) {
  const server = new Y.Doc();
  const stored = new StoredDocument({
    generation: { number: 1, marker: null, beginsAt: 0 },
    lastSeq: 0,
    state: null,
    updates: [],
  });
  const answers = new Answers({
    stateVector: () => stored.stateVector(),
    opening: () => stored.opening(),
    pieces: () => stored.pieces(),
  });
  const away: { client: Y.Doc; since: number }[] = [];
  let shown = 0;
  let now = 1_760_000_000_000;
  const crowd = new HonestCrowd(seed, server, PEOPLE, () => (now += 1_000));
  server.on("update", (update: Uint8Array) => {
    stored.append(toJournalUpdate(update));
    answers.show(update);
    crowd.hear(update);
    shown += 1;
  });
  while (shown < UPDATES) {
    if (shown >= begin) answers.begin();
    for (const { bytes } of crowd.step()) Y.applyUpdate(server, bytes);
    if (shown % 10 !== 0) continue;
    const client = copy(server);
    const before = Y.encodeStateVector(client);
    client.getMap("a").set(`own${away.length}`.padEnd(12, "x"), ["anaanaanaana", now, 1, 1, 2]);
    // Of some, the server has what they wrote last, but after what they have not seen.
    const words = Y.encodeStateAsUpdate(client, before);
    away.push({ client, since: shown });
    for (const frame of crowd.step()) Y.applyUpdate(server, frame.bytes);
    if (away.length % 2 === 0) Y.applyUpdate(server, words);
  }
  return { server, stored, answers, away };
}

describe.each([1, 2, 3])("who comes back to the room of crowd %i", (seed) => {
  const room = run(seed);

  it("[CO2] is sent all that they miss, taken away too, whatever they wrote themselves", async () => {
    const { server, answers, away } = room;
    expect(away.length).toBeGreaterThan(5);
    for (const { client } of away) {
      const answer = await answers.to(Y.encodeStateVector(client));
      expect(answer?.kind).toBe("recent");
      receive(answer?.frames ?? [], client);
      // With what they had written themselves, the server has what they have.
      const both = copy(server);
      Y.applyUpdate(both, Y.encodeStateAsUpdate(client));
      expect(bytesOf(client)).toBe(bytesOf(both));
    }
  });

  it("[CO2] is sent little if they miss little, and the shared bytes if nobody knows what", async () => {
    const { server, stored, answers } = run(seed, 50);
    const nothing = await answers.to(Y.encodeStateVector(server));
    expect(nothing?.kind).toBe("recent");
    expect(sizeOf(nothing?.frames ?? [])).toBeLessThan(sizeOf(stored.opening()) / 4);
    const random = Y.encodeStateVector(new Map([[4_711, 1]]));
    expect(await answers.to(random)).toEqual({ kind: "opening", frames: stored.opening() });
    expect((await answers.to(Uint8Array.of(0)))?.frames).toBe(stored.opening());
  });

  it("[MF2] was left out for a while is sent what was shown since", () => {
    const { server, answers } = room;
    const client = new Y.Doc();
    receive(answers.since(0).frames, client);
    expect(bytesOf(client)).toBe(bytesOf(server));
    expect(answers.since(answers.position).frames).toEqual([]);
  });

  it("[MF2] was left out while the room forgot is sent the document", () => {
    const { server, stored, answers } = room;
    const { position } = answers;
    answers.forget();
    answers.begin();
    expect(answers.since(position)).toEqual({ kind: "opening", frames: stored.opening() });
    const client = new Y.Doc();
    receive(answers.since(position).frames, client);
    expect(bytesOf(client)).toBe(bytesOf(server));
  });
});
