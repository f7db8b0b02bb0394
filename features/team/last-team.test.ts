import { describe, expect, it } from "vitest";
import { readLastTeam, writeLastTeam } from "./last-team";

describe("the last team", () => {
  it("is read back from among other cookies", () => {
    const [pair] = writeLastTeam("0123456789ab").split(";");
    expect(readLastTeam(`a=b; ${pair!}; c=d`)).toBe("0123456789ab");
  });

  it.each([null, "", "caucus-team", "caucus-team=../../evil", "xcaucus-team=0123456789ab"])(
    "is unknown in %j",
    (header) => {
      expect(readLastTeam(header)).toBeNull();
    },
  );
});
