import { expect, test } from "vitest";
import { verifyPassword } from "@/auth/passwords/password";
import { createUser, findAccount } from "@/data/accounts/users";
import { testDatabase } from "@/test/postgres";
import { findSetupPath } from "./first-owner";

const OWNER = { email: "ana@example.org", name: "Ana Alvarez", password: "four unrelated words" };

test("the owner that was named is made once", async () => {
  const { db } = await testDatabase();
  expect(await findSetupPath(db, OWNER)).toBeNull();
  const account = await findAccount(db, { email: OWNER.email });
  expect(await verifyPassword(account?.passwordHash ?? null, OWNER.password)).toBe(true);
  expect(await findSetupPath(db, { ...OWNER, email: "ben@example.org" })).toBeNull();
  expect(await findSetupPath(db, null)).toBeNull();
  expect(await db.prisma.membership.findMany({ select: { userId: true, role: true } })).toEqual([
    { userId: account?.user, role: "owner" },
  ]);
  expect(await db.prisma.user.findMany({ select: { isAdministrator: true } })).toEqual([
    { isAdministrator: true },
  ]);
});

test.each(["password1234", "ana.alvarez", OWNER.email])(
  "the password %s, which is tried first, is refused in words",
  async (password) => {
    const { db } = await testDatabase();
    await expect(findSetupPath(db, { ...OWNER, password })).rejects.toMatchObject({
      name: "CannotStart",
      message: expect.stringMatching(/^CAUCUS_OWNER_PASSWORD is among/) as string,
    });
    expect(await db.prisma.user.count()).toBe(0);
  },
);

test("an address that somebody has already is refused in words", async () => {
  const { db } = await testDatabase();
  await createUser(db, { email: OWNER.email, name: "Another Ana", passwordHash: null });
  await expect(findSetupPath(db, OWNER)).rejects.toThrow(/^ana@example\.org cannot become/);
});

test("where nobody was named, each start has a link of its own", async () => {
  const { db } = await testDatabase();
  const paths = [await findSetupPath(db, null), await findSetupPath(db, null)];
  for (const path of paths) expect(path).toMatch(/^\/setup\?token=[\w-]{20,}$/);
  expect(new Set(paths).size).toBe(2);
  expect(await db.prisma.setupToken.count()).toBe(1);
});
