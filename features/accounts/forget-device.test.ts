import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, afterEach, describe, expect, it, vi } from "vitest";
import { chooseToKeep } from "@/collab/device/device-choice";
import { listDatabases, visitStores } from "@/collab/device/device-databases";
import { openDeviceStore } from "@/collab/device/device-store";
import { forgetDevice, forgetEnded, forgetOthers } from "@/collab/device/forget-device";
import { countUnsent } from "@/collab/client/unsent-work";
import type { AnnotationId, ReportId, UserId } from "@/domain/ids";
import { DraftStore } from "@/features/reading-room/drafts/draft-store";
import { showColumn } from "@/features/reading-room/use-columns";
import { createBrowserStorage } from "@/test/browser/browser-storage";

const ANA = "anaanaanaana" as UserId;
const BEN = "benbenbenben" as UserId;
const ROOM = "report.rrrrrrrrrrrr";
const REPLY = { kind: "reply", annotation: "nnnnnnnnnnnn" as AnnotationId } as const;

let cached: Set<string>;

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("localStorage", createBrowserStorage());
  vi.stubGlobal("sessionStorage", createBrowserStorage());
  vi.stubGlobal("document", createCookieJar());
  cached = new Set();
  vi.stubGlobal("caches", {
    keys: async () => [...cached],
    delete: async (name: string) => cached.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** `document.cookie`, as far as it matters here. */
function createCookieJar(): { cookie: string } {
  const cookies = new Map<string, string>();
  return {
    get cookie() {
      return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    },
    set cookie(written: string) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(written) ?? [];
      if (written.includes("Max-Age=0;")) cookies.delete(name);
      else cookies.set(name, value);
    },
  };
}

const draftsOf = (user: UserId) => new DraftStore({ user, report: "rrrrrrrrrrrr" as ReportId });

/** Opens each store as the product does, and writes into it. */
async function writeEverything(user: UserId): Promise<void> {
  const device = openDeviceStore(user);
  await device?.keep(ROOM, Uint8Array.of(0, 0), null);
  await device?.keep(ROOM, Uint8Array.of(0, 0), { id: `${user}.1`, edits: [], replay: false });
  const drafts = draftsOf(user);
  drafts.save(REPLY, { body: "What I was writing" });
  await drafts.flush();
  const leaving = draftsOf(user);
  leaving.save({ kind: "new" }, { body: "A page that was closed" });
  // What is done before the page is gone: it never gets to the database.
  void leaving.flush();
  showColumn("outline", false);
  cached.add("pages");
}

/** Everything that the device keeps, by name. */
async function listKept(): Promise<string[]> {
  const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...cached];
  for (const name of await listDatabases(null)) {
    await visitStores(name, "readonly", (rows) => {
      const keys = rows.getAllKeys();
      keys.onsuccess = () =>
        kept.push(...keys.result.map((key) => `${name} ${JSON.stringify(key)}`));
    });
  }
  return kept;
}

describe("signing out", () => {
  it("leaves nothing in any store of the device", async () => {
    await writeEverything(ANA);
    await writeEverything(BEN);
    expect((await listKept()).length).toBeGreaterThan(5);
    await forgetDevice(ANA);
    expect(await listKept()).toEqual([]);
  });

  it("is told how much would be lost", async () => {
    expect(await countUnsent(ANA)).toEqual({ edits: 0, drafts: 0 });
    await writeEverything(ANA);
    await openDeviceStore(ANA)?.keepRefusal(ROOM, { reason: "not-yours", edits: 2, kept: [] });
    await writeEverything(BEN);
    expect(await countUnsent(ANA)).toEqual({ edits: 3, drafts: 2 });
    expect(await countUnsent(null)).toEqual({ edits: 4, drafts: 4 });
  });
});

describe("a visit", () => {
  it("of somebody else leaves nothing of whoever was here before", async () => {
    await writeEverything(ANA);
    await writeEverything(BEN);
    await forgetOthers(BEN);
    expect(await countUnsent(ANA)).toEqual({ edits: 0, drafts: 0 });
    expect((await listKept()).join()).not.toContain(ANA);
    expect(await countUnsent(BEN)).toEqual({ edits: 1, drafts: 2 });
  });

  it("after the session has ended elsewhere leaves nothing that was sent", async () => {
    const device = openDeviceStore(ANA);
    await device?.keep(ROOM, Uint8Array.of(0, 0), { id: "1", edits: [], replay: false });
    await device?.settle(ROOM, ["1"]);
    await forgetEnded();
    expect(await listKept()).toEqual([]);
  });

  it("[DV1] after the session has ended elsewhere keeps edits that were never sent, and no report", async () => {
    await writeEverything(ANA);
    await forgetEnded();
    expect(await countUnsent(null)).toEqual({ edits: 1, drafts: 0 });
    expect(await openDeviceStore(ANA)?.load(ROOM)).toEqual({
      updates: [],
      pending: [{ id: `${ANA}.1`, edits: [], replay: true }],
      refusal: null,
    });
  });
});

describe("somebody who wants nothing kept", () => {
  it("[DV2] leaves nothing on the device, and is asked before their words are lost", async () => {
    chooseToKeep("nothing");
    await writeEverything(ANA);
    expect(openDeviceStore(ANA)).toBeNull();
    cached.clear();
    expect(await listKept()).toEqual([]);
    const drafts = draftsOf(ANA);
    expect(drafts.wouldLose).toBe(false);
    drafts.save(REPLY, { body: "Only here" });
    await drafts.flush();
    expect(drafts.wouldLose).toBe(true);
    expect(await drafts.load(REPLY)).toEqual({ body: "Only here" });
    drafts.save(REPLY, null);
    await drafts.flush();
    expect(drafts.wouldLose).toBe(false);
  });

  it("may choose otherwise the next time", async () => {
    chooseToKeep("nothing");
    chooseToKeep("everything");
    await writeEverything(ANA);
    expect(await countUnsent(ANA)).toEqual({ edits: 1, drafts: 2 });
  });
});
