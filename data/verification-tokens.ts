import type { Database } from "./database";

/** One e-mail link: whose address it proves, the hash of its secret, and until when. */
export type VerificationToken = { identifier: string; token: string; expires: Date };

/** Keeps an e-mail link's hash, and clears away those that ran out. */
export async function addVerificationToken(
  db: Database,
  link: VerificationToken & { now: Date },
): Promise<void> {
  const { now, ...data } = link;
  await db.prisma.$transaction([
    db.prisma.verificationToken.deleteMany({ where: { expires: { lte: now } } }),
    db.prisma.verificationToken.create({ data }),
  ]);
}

/** Spends an e-mail link; `null` where there is none, or somebody was faster. */
export async function spendVerificationToken(
  db: Database,
  link: { identifier: string; token: string },
): Promise<VerificationToken | null> {
  const [spent] = await db.prisma.$queryRaw<VerificationToken[]>`
    DELETE FROM verification_token
    WHERE identifier = ${link.identifier} AND token = ${link.token}
    RETURNING identifier, token, expires`;
  return spent ?? null;
}
