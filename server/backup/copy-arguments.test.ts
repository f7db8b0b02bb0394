import { describe, expect, test } from "vitest";
import { readBackupCommand, readRestoreCommand } from "./copy-arguments";

describe("the command that restores", () => {
  test("takes one file, and the addresses of those who are to be left out", () => {
    const asked = ["/a/copy", "--without", "Ben@Example.org", "--without", "ida@example.org"];
    expect(readRestoreCommand(asked, null)).toEqual({
      file: "/a/copy",
      key: { kind: "none" },
      isTrial: false,
      without: ["ben@example.org", "ida@example.org"],
    });
    expect(readRestoreCommand(["--try", "/a/copy"], null)).toMatchObject({
      isTrial: true,
      without: [],
    });
  });

  test.each([
    [[], /^Name one file:\nnpm run restore/],
    [["/a", "/b"], /^Name one file/],
    [["/a", "--without"], /--without.*\nnpm run restore/s],
    [["/a", "--without", "Ben"], /^--without Invalid email address/],
    [["/a", "--identity-file", "/no/such"], /^--identity-file cannot be read/],
    [["/a", "--force"], /--force.*\nnpm run restore/s],
  ])("says what is wrong with %j", (asked, words) => {
    expect(() => readRestoreCommand(asked, null)).toThrow(words);
  });
});

describe("the command that makes a copy", () => {
  test("asks who may read it, unless somebody has said so", () => {
    expect(() => readBackupCommand(["/a/copy"], null)).toThrow(/^Say who may read the copy/);
    expect(readBackupCommand(["/a/copy", "--unencrypted"], null)).toEqual({
      kind: "copy",
      file: "/a/copy",
      lock: { kind: "unencrypted" },
    });
  });
});
