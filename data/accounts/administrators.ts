import type { UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";

/** Whether somebody looks after the installation. */
export async function isAdministrator(db: Database, scope: { user: UserId }): Promise<boolean> {
  const where = { id: scope.user, isAdministrator: true };
  return (await db.prisma.user.count({ where })) > 0;
}

export async function makeAdministrator(
  prisma: Prisma.TransactionClient,
  scope: { user: UserId },
): Promise<void> {
  await prisma.user.update({ where: { id: scope.user }, data: { isAdministrator: true } });
}
