import { useSyncExternalStore } from "react";
import type { StatementId } from "@/domain/ids";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import { useRoom } from "../kernel/room-context";
import { statementsOf } from "./models";

/** Renders again only when something about this statement changes. */
export function useStatement(id: StatementId | null): SettledStatement | null {
  const statements = statementsOf(useRoom());
  const read = (): SettledStatement | null => (id === null ? null : statements.statement(id));
  return useSyncExternalStore(
    (listener) => (id === null ? () => undefined : statements.subscribe(id, listener)),
    read,
    read,
  );
}
