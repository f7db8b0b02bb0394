import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SizedCache } from "./sized-cache";

const made = (value: string, size: number) => vi.fn(() => Promise.resolve({ value, size }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a cache of so much", () => {
  it("makes a thing once, also for those who ask meanwhile", async () => {
    const cache = new SizedCache<string>(10);
    const make = made("a", 4);
    expect(cache.has("a")).toBe(false);
    const taken = [cache.take("a", make), cache.take("a", make)];
    expect(cache.has("a")).toBe(true);
    expect(await Promise.all(taken)).toEqual(["a", "a"]);
    expect(cache.has("a")).toBe(true);
    expect(await cache.take("a", make)).toBe("a");
    expect(make).toHaveBeenCalledOnce();
    expect(cache.size).toBe(4);
  });

  it("lets go of what was not used for longest", async () => {
    const cache = new SizedCache<string>(10);
    const [a, b] = [made("a", 5), made("b", 5)];
    await cache.take("a", a);
    await cache.take("b", b);
    await cache.take("a", a);
    await cache.take("c", made("c", 5));
    expect(cache.size).toBe(10);
    await cache.take("a", a);
    await cache.take("b", b);
    expect([a.mock.calls.length, b.mock.calls.length]).toEqual([1, 2]);
    await cache.take("d", made("d", 11));
    expect(cache.size).toBe(0);
  });

  it("gives up what nobody asks for any more, and keeps what somebody does", async () => {
    const cache = new SizedCache<string>(10);
    await cache.take("a", made("a", 4));
    await cache.take("b", made("b", 5));
    await vi.advanceTimersByTimeAsync(29_000);
    await cache.take("a", made("a", 4));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(cache.size).toBe(4);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(cache.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("keeps nothing of what is not there, or has failed", async () => {
    const cache = new SizedCache<string>(10);
    expect(await cache.take("a", () => Promise.resolve(null))).toBeNull();
    await expect(cache.take("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await cache.take("a", made("a", 1))).toBe("a");
  });
});
