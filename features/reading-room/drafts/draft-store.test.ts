import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ReportId, UserId } from "@/domain/ids";
import { createBrowserStorage } from "@/test/browser/browser-storage";
import { DraftStore } from "./draft-store";

const OWNER = { user: "anaanaanaana" as UserId, report: "rrrrrrrrrrrr" as ReportId };
const PLACE = { kind: "new" } as const;

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("localStorage", createBrowserStorage());
  vi.stubGlobal("document", { cookie: "" });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that goes away while its database is being written, and never gets it written. */
function leave(drafts: DraftStore): void {
  vi.runAllTimers();
  void drafts.flush();
  vi.stubGlobal("indexedDB", new IDBFactory());
}

it("keeps the words that a page was writing into its database when it went away", async () => {
  const drafts = new DraftStore(OWNER);
  drafts.save(PLACE, { body: "Half a thought" });
  leave(drafts);
  expect(await new DraftStore(OWNER).load(PLACE)).toEqual({ body: "Half a thought" });
});

it("keeps the later words if both were still to be written", async () => {
  const drafts = new DraftStore(OWNER);
  drafts.save(PLACE, { body: "Half a thou" });
  vi.runAllTimers();
  drafts.save(PLACE, { body: "Half a thought" });
  leave(drafts);
  expect(await new DraftStore(OWNER).load(PLACE)).toEqual({ body: "Half a thought" });
});
