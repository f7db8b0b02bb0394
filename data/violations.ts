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
