import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "@playwright/test";
import type { Role } from "@/domain/access/roles";
import { bodyOf } from "./api-client";
import { inviteAs, OWNER, signInOwner, type Account } from "./people";
import { ServerProcess } from "./server-process";

/** Somebody in a browser of their own. */
export type Visitor = Account & { context: BrowserContext; page: Page };

/** A team of this test's own, with the sample report that every new team gets. */
export type Team = { id: string; name: string; report: string };

type TestFixtures = {
  team: Team;
  /** A lead of the team. */
  ana: Visitor;
  /** A coder of the team. */
  ben: Visitor;
  /** Brings somebody else into the team, in a browser of their own. */
  join: (role: Role, name: string) => Promise<Visitor>;
  /** Holds of every test: the server logs no error meanwhile. */
  calmServer: undefined;
};

type WorkerFixtures = {
  /** The built product, one per worker; a test that kills or reconfigures a server starts its own. */
  server: ServerProcess;
  owner: Account;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = await startOwnedServer();
      await use(server);
      await server.dispose();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  owner: [
    async ({ server }, use) => {
      await use(await signInOwner(server.url));
    },
    { scope: "worker" },
  ],
  calmServer: [
    async ({ server }, use, testInfo) => {
      const before = server.output.length;
      await use(undefined);
      const output = server.output.slice(before);
      if (testInfo.errors.length > 0) await testInfo.attach("server", { body: output });
      const errors = output.split("\n").filter((line) => /"level":"(error|fatal)"/.test(line));
      expect(errors, "The server logs no errors").toEqual([]);
    },
    { auto: true },
  ],
  team: async ({ owner }, use, testInfo) => {
    await use(await makeTeam(owner, testInfo.title));
  },
  join: async ({ browser, owner, team }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, name) => {
      const account = await inviteAs(owner, { team: team.id, role, name });
      const context = await openBrowserAs(browser, account);
      contexts.push(context);
      return { ...account, context, page: await context.newPage() };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  ana: async ({ join }, use) => {
    await use(await join("lead", "Ana Alvarez"));
  },
  ben: async ({ join }, use) => {
    await use(await join("coder", "Ben Okafor"));
  },
});

export { expect };

/** A server that has its first owner already. @param env what is set besides. */
export async function startOwnedServer(env: Record<string, string> = {}): Promise<ServerProcess> {
  return ServerProcess.start({
    ...env,
    CAUCUS_OWNER_EMAIL: OWNER.email,
    CAUCUS_OWNER_PASSWORD: OWNER.password,
    CAUCUS_OWNER_NAME: OWNER.name,
    // For `pseudo-language.spec.ts`; a page is in one of them only where its cookie says so.
    CAUCUS_PSEUDO_LANGUAGES: "yes",
  });
}

/** @param title of which the team's name is as much as a name may have */
export async function makeTeam(owner: Account, title: string): Promise<Team> {
  const name = title.slice(0, 80).trim();
  const { id } = bodyOf<{ id: string }>(await owner.api.post("/teams", { name }));
  const reports = bodyOf<{ items: { id: string; team: string }[] }>(
    await owner.api.get("/reports"),
  );
  const sample = reports.items.find((report) => report.team === id);
  if (!sample) throw new Error("The new team has no sample report.");
  return { id, name, report: sample.id };
}

/** A browser that already carries the person's session. */
export async function openBrowserAs(
  browser: Browser,
  account: Account,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ ...options, baseURL: account.api.url });
  await context.addCookies([
    { ...account.api.cookie, url: account.api.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return context;
}
