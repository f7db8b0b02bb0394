import { listLivingTeams, listPeople, nameOwner } from "@/data/administration";
import type { Database } from "@/data/database";
import { makeAdministrator } from "@/data/accounts/administrators";
import { setPassword } from "@/data/accounts/passwords";
import { removeSecondFactor } from "@/data/accounts/second-factor";
import { endSessions } from "@/data/accounts/sessions";
import { findAccount } from "@/data/accounts/users";
import { emailSchema } from "@/contract/common";
import { hashPassword } from "@/auth/passwords/password";
import type { UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import { drawPassword } from "./draw-password";
import { describePeople } from "./describe-people";

type Call = { db: Database; args: readonly string[]; now: Date };

/** The text to print at the end, or the reason why nothing was done. */
type Command = (call: Call) => Promise<Result<string>>;

export const USAGE = `Usage: npm run admin -- <command>

  people                    everybody who has an account
  password <address>        gives somebody a new password, prints it, and signs out all their browsers
  second-factor <address>   takes away somebody's second factor, which they have lost
  owner <address> [<team>]  makes somebody an owner of the team of that name or id
  administrator <address>   lets somebody look after the installation: they see the jobs of all teams
  sign-out <address>        ends somebody's sessions everywhere`;

export const COMMANDS = {
  people: async ({ db, now }) => ok(describePeople(await listPeople(db, { now }), now)),
  password: resetPassword,
  "second-factor": takeSecondFactor,
  owner: makeOwner,
  administrator: nameAdministrator,
  "sign-out": signOut,
} satisfies Record<string, Command>;

/** The least and the most arguments of each command. */
const ARGUMENTS: Record<keyof typeof COMMANDS, readonly [least: number, most: number]> = {
  people: [0, 0],
  password: [1, 1],
  "second-factor": [1, 1],
  owner: [1, 2],
  administrator: [1, 1],
  "sign-out": [1, 1],
};

/** The command that was written, with what it was told; `null` where it is none. */
export function findCommand(
  argv: readonly string[],
): { run: Command; args: readonly string[] } | null {
  const [name, ...args] = argv;
  if (name === undefined || !isCommand(name)) return null;
  const [least, most] = ARGUMENTS[name];
  return args.length >= least && args.length <= most ? { run: COMMANDS[name], args } : null;
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}

async function resetPassword({ db, args }: Call): Promise<Result<string>> {
  const found = await findPerson(db, args[0]);
  if (!found.ok) return found;
  const password = drawPassword();
  await setPassword(db, {
    user: found.value,
    passwordHash: await hashPassword(password),
    keep: null,
  });
  return ok(
    `The new password is ${password}\nAll browsers of this person are signed out. They can change it in their profile.`,
  );
}

async function takeSecondFactor({ db, args }: Call): Promise<Result<string>> {
  const found = await findPerson(db, args[0]);
  if (!found.ok) return found;
  await removeSecondFactor(db, { user: found.value });
  return ok(
    "They sign in without a code now. Where a team requires one, they are led to set it up.",
  );
}

async function makeOwner({ db, args: [address, named] }: Call): Promise<Result<string>> {
  const found = await findPerson(db, address);
  if (!found.ok) return found;
  const teams = await listLivingTeams(db);
  const fitting =
    named === undefined ? teams : teams.filter(({ id, name }) => id === named || name === named);
  const [team, ...others] = fitting;
  if (!team || others.length > 0) return refuse(explainTeams(named, team ? fitting : teams));
  const done = await nameOwner(db, { team: team.id, user: found.value });
  return done.ok
    ? ok(`“${done.value}” is now an owner of “${team.name}”.`)
    : refuse("The team is not there any more.");
}

async function nameAdministrator({ db, args }: Call): Promise<Result<string>> {
  const found = await findPerson(db, args[0]);
  if (!found.ok) return found;
  await makeAdministrator(db.prisma, { user: found.value });
  return ok("They find the jobs of all teams under “Jobs of this server” in their menu.");
}

async function signOut({ db, args }: Call): Promise<Result<string>> {
  const found = await findPerson(db, args[0]);
  if (!found.ok) return found;
  await endSessions(db, { user: found.value });
  return ok("All browsers of this person are signed out.");
}

async function findPerson(db: Database, address: string | undefined): Promise<Result<UserId>> {
  const email = emailSchema.safeParse(address);
  const account = email.success ? await findAccount(db, { email: email.data }) : null;
  return account
    ? ok(account.user)
    : refuse(`Nobody here has the address ${address ?? ""}. "npm run admin -- people" lists them.`);
}

function explainTeams(
  named: string | undefined,
  teams: readonly { id: string; name: string }[],
): string {
  const list = teams.map(({ id, name }) => `  ${id}  ${name}`).join("\n");
  if (teams.length === 0) return "There is no team yet.";
  return named === undefined
    ? `Say of which team, by name or id:\n${list}`
    : `No single team is called “${named}”:\n${list}`;
}
