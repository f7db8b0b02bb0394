import { Prisma } from "@/generated/prisma/client";

/** Whether a write failed because somebody else has that value of that column already. */
export function isUniqueViolation(error: unknown, column: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") {
    return false;
  }
  return JSON.stringify(error.meta).includes(column);
}

/** Whether something failed because the database is away or has no connection to spare, and may work soon. */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientInitializationError ||
    (error instanceof Prisma.PrismaClientKnownRequestError && AWAY.has(error.code))
  );
}

/** Cannot reach, timed out, connection closed, no connection in time, no transaction in time. */
const AWAY = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);

/** Whether PostgreSQL had no room on its disk to write (53100, `disk_full`), however the error came here. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, originalCode, cause, meta } = error as Partial<Record<string, unknown>>;
  if (code === DISK_FULL || originalCode === DISK_FULL) return true;
  const { driverAdapterError } = (meta ?? {}) as { driverAdapterError?: unknown };
  return isDiskFull(cause) || isDiskFull(driverAdapterError);
}

const DISK_FULL = "53100";
