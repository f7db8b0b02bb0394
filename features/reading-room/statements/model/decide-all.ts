import { decideStatements, type StatementDecision } from "@/collab/facts/commands";
import type { RoomKernel } from "../../kernel/room-kernel";

/** Decides about one statement, or about several at once (a split, a merger), as one gesture. */
export function decideAll({ shared }: RoomKernel, decisions: readonly StatementDecision[]): void {
  shared.act((document, acting) => decideStatements(document, acting, decisions));
}
