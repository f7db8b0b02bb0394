import { showToast } from "@/components/overlay/toast-store";
import type { Command } from "../kernel/room-kernel";
import { actOnStatement } from "./model/act-on-statement";
import { openHere, openNeighbour } from "./model/open-statement";

export const STATEMENT_COMMANDS = [
  {
    name: "newStatement",
    key: "W",
    layer: "selection",
    run: ({ column }) => column?.act("state") ?? false,
  },
  {
    name: "confirm",
    key: "o",
    layer: "statement",
    run: (room) => actOnStatement(room, "confirm"),
  },
  { name: "reject", key: "x", layer: "statement", run: (room) => actOnStatement(room, "reject") },
  { name: "actor", key: "a", layer: "statement", run: (room) => actOnStatement(room, "actor") },
  { name: "alias", key: "z", layer: "statement", run: (room) => actOnStatement(room, "alias") },
  { name: "range", key: "i", layer: "statement", run: (room) => actOnStatement(room, "range") },
  { name: "split", key: "d", layer: "statement", run: (room) => actOnStatement(room, "split") },
  { name: "merge", key: "M", layer: "statement", run: (room) => actOnStatement(room, "merge") },
  {
    name: "statement",
    key: "w",
    layer: "room",
    run: (room) => {
      if (!openHere(room)) showToast(room.words("statements.noneHere"));
      return true;
    },
  },
  { name: "nextStatement", key: "f", layer: "room", run: (room) => openNeighbour(room, 1) },
  { name: "previousStatement", key: "b", layer: "room", run: (room) => openNeighbour(room, -1) },
  {
    name: "nextProposed",
    key: "q",
    layer: "room",
    run: (room) => {
      if (!openNeighbour(room, 1, true)) showToast(room.words("statements.noneOpen"));
      return true;
    },
  },
] as const satisfies readonly Command[];
