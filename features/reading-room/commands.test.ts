import { expect, it } from "vitest";
import { findRival } from "@/features/shortcuts/resolve-keys";
import messages from "@/messages/en/shortcuts.json" with { type: "json" };
import { COMMANDS } from "./commands";
import { PARTS } from "./parts";

it("lists the commands of all parts", () => {
  const registered = PARTS.flatMap(({ commands = [] }) => commands);
  expect(new Set(COMMANDS)).toEqual(new Set(registered));
  expect(COMMANDS).toHaveLength(registered.length);
});

it("gives each command a name, and each name to a command", () => {
  const names = COMMANDS.map(({ name }) => name);
  expect(names.toSorted()).toEqual(Object.keys(messages.names).toSorted());
});

it("comes with one key for each command of the layers that are there together", () => {
  for (const one of COMMANDS) expect(findRival(one, COMMANDS), one.name).toBeUndefined();
});
