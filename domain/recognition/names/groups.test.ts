import { describe, expect, it } from "vitest";
import { BODIES } from "./bodies";
import { findMembers, KNOWN_GROUPS } from "./groups";
import { STATES } from "./states";

describe("groups", () => {
  it.each(KNOWN_GROUPS)("%s is a known body, and its members are states", (group) => {
    expect(BODIES.map(({ name }) => name)).toContain(group);
    const codes = STATES.map(({ isoA3 }) => isoA3);
    expect(codes).toEqual(expect.arrayContaining([...findMembers(group)]));
  });

  it("knows all members of the United Nations", () => {
    expect(STATES.length).toBeGreaterThanOrEqual(195);
    expect(new Set(STATES.map(({ name }) => name)).size).toBe(STATES.length);
  });

  it("has nothing to say of others", () => {
    expect(findMembers("Some States Parties")).toEqual([]);
  });
});
