import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { SyncStep } from "../wire/protocol";
import { decodeFrame, encodeSync, type Frame } from "../wire/wire";
import { RoomLink } from "./room-link";

// Why the link does not stand on y-websocket's provider (ADR 014): three promises that it cannot keep. Where one of
// these fails because the provider has learnt it, the decision can be looked at again.

let server: WebSocketServer;
let url: string;
let heard: Frame[];
let say: (step: 0 | 1 | 2, payload: Uint8Array) => void;
let ydoc: Y.Doc;

const EMPTY = Uint8Array.of(0, 0);

beforeEach(async () => {
  heard = [];
  ydoc = new Y.Doc();
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on("connection", (socket) => {
    say = (step, payload) => socket.send(encodeSync(step, payload));
    socket.on("message", (data: Buffer) => {
      const frame = decodeFrame(new Uint8Array(data));
      if (frame) heard.push(frame);
    });
  });
});
afterEach(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

/** Returns what ends it, once the server has heard from it. */
async function openProvider(): Promise<() => void> {
  const provider = new WebsocketProvider(url, "room", ydoc, {
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  });
  await vi.waitFor(() => expect(kinds()).toContain("step1"));
  return () => provider.destroy();
}

async function openLink(): Promise<() => void> {
  const link = new RoomLink<never, object>({
    name: "room",
    places: { nowhere: {}, read: () => ({}) },
    url,
    document: { ydoc, holdBack: () => undefined, release: () => [] },
    device: null,
    now: Date.now,
    newId: () => "edit",
    openSocket: (address) => new WebSocket(address) as unknown as globalThis.WebSocket,
    ears: {
      encodeMissing: (vector) => Y.encodeStateAsUpdate(ydoc, vector),
      onSynced: () => undefined,
      onSaved: () => undefined,
      onRefused: () => undefined,
      onOutdated: () => undefined,
    },
  });
  await link.start();
  await vi.waitFor(() => expect(kinds()).toContain("step1"));
  return () => void link.close();
}

function kinds(): string[] {
  return heard.map(({ kind }) => kind).filter((kind) => kind !== "awareness");
}

/** Two updates of somebody else: something is written, and deleted. */
function writeAndDelete(): Uint8Array[] {
  const theirs = new Y.Doc();
  const updates: Uint8Array[] = [];
  theirs.on("update", (update: Uint8Array) => updates.push(update));
  theirs.getMap("words").set("secret", "withdrawn");
  theirs.getMap("words").delete("secret");
  return updates;
}

// What builds on edits that were never saved cannot be judged, nor counted as saved, before the question is answered.
it.each([
  { client: "y-websocket's provider", open: openProvider, sent: ["step1", "update", "step2"] },
  { client: "our link", open: openLink, sent: ["step1", "step2"] },
])("$client sends $sent where something is written before the question", async ({ open, sent }) => {
  const close = await open();
  ydoc.getMap("words").set("own", "early");
  say(SyncStep.Step1, Y.encodeStateVector(new Map()));
  await vi.waitFor(() => expect(kinds()).toContain("step2"));
  expect(kinds()).toEqual(sent);
  close();
});

// Nobody is shown what was deleted long ago.
it.each([
  { client: "y-websocket's provider", open: openProvider, seen: ["withdrawn", undefined] },
  { client: "our link", open: openLink, seen: [undefined] },
])(
  "$client shows $seen of what comes and goes in the frames of one answer",
  async ({ open, seen }) => {
    const close = await open();
    const words = ydoc.getMap("words");
    const shown: unknown[] = [];
    words.observe(() => shown.push(words.get("secret")));
    const [written = EMPTY, deleted = EMPTY] = writeAndDelete();
    say(SyncStep.Update, written);
    say(SyncStep.Step2, deleted);
    await vi.waitFor(() => expect(Y.encodeStateVector(ydoc).length).toBeGreaterThan(1));
    await vi.waitFor(() => expect(words.has("secret")).toBe(false));
    expect(shown).toEqual(seen);
    close();
  },
);
