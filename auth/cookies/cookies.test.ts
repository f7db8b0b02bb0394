import { describe, expect, it } from "vitest";
import { endWithBrowser, writeCookie } from "./cookies";

describe("a cookie that ends with its browser", () => {
  it.each([
    "name=value; Path=/; Expires=Sat, 04 Jan 2028 11:00:00 GMT; HttpOnly; SameSite=Lax",
    "name=value; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax",
    writeCookie("http://caucus.test", { name: "name", value: "value", maxAge: 60 }),
  ])("has no time of its own, and is the same else: %s", (cookie) => {
    expect(endWithBrowser(cookie)).toBe("name=value; Path=/; HttpOnly; SameSite=Lax");
  });

  it.each([
    "name=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
    writeCookie("http://caucus.test", { name: "name", value: "", maxAge: 0 }),
  ])("is taken back at once all the same: %s", (cookie) => {
    expect(endWithBrowser(cookie)).toBe(cookie);
  });
});
