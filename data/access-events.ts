import { parseId } from "@/domain/ids";
import type { AccessEvent } from "@/domain/rooms/concerns";
import type { Prisma } from "@/generated/prisma/client";

/** PostgreSQL's channel on which changes of access are announced, to every process that serves rooms. */
export const ACCESS_CHANNEL = "caucus_access";

/** Announces inside the transaction that makes the change: it is heard when, and only when, that commits. */
export async function announceAccessChange(
  transaction: Prisma.TransactionClient,
  event: AccessEvent,
): Promise<void> {
  await transaction.$executeRaw`SELECT pg_notify(${ACCESS_CHANNEL}, ${JSON.stringify(event)})`;
}

/** `null` where the payload is not ours, or names nobody. */
export function parseAccessEvent(payload: string): AccessEvent | null {
  const raw = parseObject(payload);
  if (!raw) return null;
  const event: AccessEvent = {};
  const user = parseId<"user">(raw.user);
  const team = parseId<"team">(raw.team);
  const report = parseId<"report">(raw.report);
  if (user) event.user = user;
  if (typeof raw.sid === "string") event.sid = raw.sid;
  if (team) event.team = team;
  if (report) event.report = report;
  return user || team || report ? event : null;
}

function parseObject(payload: string): Record<string, unknown> | null {
  try {
    const raw: unknown = JSON.parse(payload);
    return typeof raw === "object" && raw !== null ? (raw as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
