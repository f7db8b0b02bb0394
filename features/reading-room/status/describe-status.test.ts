import { describe, expect, it } from "vitest";
import type { SavingStatus } from "@/collab/facts/saving-status";
import { speak } from "@/test/browser/words";
import { describeStatus, wouldLose } from "./describe-status";

const words = speak("reading-room.status");

describe("describeStatus", () => {
  it("says saved for nothing but saved", () => {
    const others: SavingStatus[] = [
      { kind: "loading" },
      { kind: "saving", edits: 1 },
      { kind: "offline", edits: 0, kept: "stored" },
      { kind: "offline", edits: 2, kept: "stored" },
      { kind: "offline", edits: 2, kept: "failed" },
      { kind: "disk-full", edits: 0, kept: "stored" },
      { kind: "disk-full", edits: 2, kept: "stored" },
      { kind: "disk-full", edits: 2, kept: "failed" },
      { kind: "refused", reason: "not-yours", edits: 1, kept: [] },
      { kind: "signed-out", edits: 0, kept: "stored" },
      { kind: "no-access", edits: 0, kept: "stored" },
    ];
    expect(describeStatus({ kind: "saved" }, words).short).toBe("Saved");
    for (const status of others) expect(describeStatus(status, words).short).not.toMatch(/saved/iu);
  });

  it("promises on a full server what the device keeps, and no more", () => {
    const kept = describeStatus({ kind: "disk-full", edits: 2, kept: "stored" }, words);
    expect(kept.short).toBe("Server is full · 2 edits kept");
    expect(kept.long).toContain("kept on this device");
    const unkept = describeStatus({ kind: "disk-full", edits: 1, kept: "failed" }, words);
    expect(unkept).toMatchObject({
      tone: "danger",
      short: "Server is full · 1 edit only in this window",
    });
    expect(unkept.long).toContain("Closing this window loses 1 edit");
  });

  it("counts what is kept and never promises it where the device stores nothing", () => {
    expect(describeStatus({ kind: "offline", edits: 3, kept: "stored" }, words).short).toBe(
      "Offline · 3 edits kept",
    );
    expect(
      describeStatus({ kind: "offline", edits: 1, kept: "failed" }, words).short,
    ).not.toContain("kept");
    const unwanted = describeStatus({ kind: "offline", edits: 1, kept: "unwanted" }, words);
    expect(unwanted.short).toBe("Offline · 1 edit only in this window");
    expect(unwanted.long).toContain("you have chosen to keep nothing");
    const idle = describeStatus({ kind: "offline", edits: 0, kept: "unwanted" }, words);
    expect(idle.long).not.toMatch(/edits are kept/u);
    expect(
      describeStatus({ kind: "offline", edits: 1, kept: "storing" }, words).short,
    ).not.toContain("kept");
  });
});

describe("wouldLose", () => {
  it("warns only where words exist nowhere else", () => {
    expect(wouldLose({ kind: "offline", edits: 1, kept: "failed" })).toBe(true);
    expect(wouldLose({ kind: "offline", edits: 1, kept: "unwanted" })).toBe(true);
    expect(wouldLose({ kind: "disk-full", edits: 1, kept: "failed" })).toBe(true);
    expect(wouldLose({ kind: "disk-full", edits: 1, kept: "stored" })).toBe(false);
    expect(wouldLose({ kind: "signed-out", edits: 1, kept: "storing" })).toBe(true);
    expect(wouldLose({ kind: "offline", edits: 1, kept: "stored" })).toBe(false);
    expect(wouldLose({ kind: "offline", edits: 0, kept: "failed" })).toBe(false);
    expect(wouldLose({ kind: "saved" })).toBe(false);
  });
});
