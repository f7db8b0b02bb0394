import { expect, test } from "vitest";
import { writeReadableLine } from "./readable-log-line";

const TIME = "2026-01-02T03:04:05.678Z";

test("puts the time of day, the words and the details in one line", () => {
  const line = JSON.stringify({
    level: "info",
    time: TIME,
    room: "report.a",
    n: 3,
    why: "two words",
    msg: "Opened",
  });
  expect(writeReadableLine(line)).toBe('03:04:05 Opened room=report.a n=3 why="two words"');
});

test("names a level that asks for attention, and shows where an error came from", () => {
  const err = { type: "Error", message: "no", stack: "Error: no\n    at here" };
  const line = JSON.stringify({ level: "error", time: TIME, err, msg: "Failed" });
  expect(writeReadableLine(line)).toBe("03:04:05 ERROR Failed\nError: no\n    at here");
});
