import { expect, it } from "vitest";
import { listToasts, showToast } from "./toast-store";

it("a message that is to stay is not pushed out by others", () => {
  showToast("stays", { durationMs: Infinity });
  for (const text of ["1", "2", "3", "4", "5"]) showToast(text);
  expect(listToasts().map(({ text }) => text)).toEqual(["stays", "3", "4", "5"]);
});
