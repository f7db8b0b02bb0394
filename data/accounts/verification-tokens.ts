import type { Database } from "../database";

/** One e-mail link: whose address it proves, the hash of its secret, and until when. */
export type VerificationToken = { identifier: string; token: string; expires: Date };

/** Keeps an e-mail link's hash. */
export async function addVerificationToken(db: Database, link: VerificationToken): Promise<void> {
  await db.prisma.verificationToken.create({ data: link });
}

/** Whether an e-mail link would work now; asking does not spend it. */
export async function isVerificationToken(
  db: Database,
  link: { identifier: string; token: string; now: Date },
): Promise<boolean> {
  const { identifier, token, now } = link;
  const where = { identifier, token, expires: { gt: now } };
  return (await db.prisma.verificationToken.count({ where })) === 1;
}

/** Spends an e-mail link; `false` where there is none that works, or somebody was faster. */
export async function spendVerificationToken(
  db: Database,
  link: { identifier: string; token: string; now: Date },
): Promise<boolean> {
  const { identifier, token, now } = link;
  const spent = await db.prisma.verificationToken.deleteMany({
    where: { identifier, token, expires: { gt: now } },
  });
  return spent.count === 1;
}
