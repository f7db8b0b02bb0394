import { beforeEach, describe, expect, it, vi } from "vitest";
import type * as ServerBuild from "./server-build";

let window: typeof ServerBuild;
const tell = vi.fn<() => void>();

beforeEach(async () => {
  vi.resetModules();
  tell.mockClear();
  window = await import("./server-build");
});

describe("a window", () => {
  it("is told once that the server is another build than its own", () => {
    window.whenUpgraded("old", tell);
    for (const build of ["old", null, "old"]) window.learnBuild(build);
    expect(tell).not.toHaveBeenCalled();
    for (const build of ["new", "old", "new", "newer"]) window.learnBuild(build);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it("is told of what the server said before anybody asked", () => {
    window.learnBuild("new");
    window.whenUpgraded("old", tell);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it("is not told any more when it has stopped asking", () => {
    window.whenUpgraded("old", tell)();
    window.learnBuild("new");
    expect(tell).not.toHaveBeenCalled();
  });
});
