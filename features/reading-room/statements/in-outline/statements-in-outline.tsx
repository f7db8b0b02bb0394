import type { SettledStatement } from "@/domain/statements/settle-statements";
import { deriveValue } from "../../kernel/derive-value";
import { statementOf } from "../../kernel/open";
import type { OutlineEntry, OutlineSource } from "../../kernel/outline-source";
import type { RoomKernel } from "../../kernel/room-kernel";
import { readingOf, statementsOf } from "../models";
import { StatementRow } from "./statement-row";
import { StatementsState } from "./statements-state";

const entries = new WeakMap<SettledStatement, OutlineEntry>();

/** The line of a statement; the same while nothing about the statement changes. */
export function toOutlineEntry(statement: SettledStatement): OutlineEntry {
  const known = entries.get(statement);
  if (known) return known;
  const entry: OutlineEntry = {
    key: statement.id,
    start: statement.range.start,
    isSettled: statement.status === "confirmed",
    show: () => <StatementRow statement={statement} />,
  };
  entries.set(statement, entry);
  return entry;
}

export const STATEMENTS_IN_OUTLINE: OutlineSource<RoomKernel> = {
  entries: (room) => {
    const { all } = statementsOf(room);
    return deriveValue([all], () => all.get().items.map(toOutlineEntry));
  },
  isLoading: (room) => {
    const { all } = statementsOf(room);
    return deriveValue([all], () => all.get().state === "loading");
  },
  // The open one, else the one that is being read.
  followed: (room) => {
    const reading = readingOf(room);
    return deriveValue([room.ui, reading], () => statementOf(room.ui.get()) ?? reading.get());
  },
  State: StatementsState,
};
