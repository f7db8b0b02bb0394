import { newId } from "@/data/new-id";
import { newToken } from "@/data/accounts/token";
import { addInvitation } from "@/data/teams/invitations";
import { addActor, type ActorDetails } from "@/data/teams/actors";
import { listLabels } from "@/data/teams/labels";
import { findStanding } from "@/data/teams/members";
import { annotationSchema } from "@/contract/reports";
import { mayWrite } from "@/domain/access/permissions";
import { ROLES, type Role } from "@/domain/access/roles";
import type { ApiWorld, TestPerson, TestTeam } from "@/test/api-world";

export const ACTORS = ["anonymous", "stranger", ...ROLES] as const;
export type Actor = (typeof ACTORS)[number];

/** A team made for one case, with something of everything in it. */
type Case = TestTeam & { world: ApiWorld; actor: TestPerson | null };

export type Row = {
  /** Who may; the other roles get 403. */
  roles: readonly Role[];
  /** What they get. */
  answer: number;
  /** What somebody gets who is in another team. */
  stranger: number;
  /** What is answered without a session. */
  anonymous?: number;
  request: (given: Case) => Promise<{ path: string; body?: unknown }>;
};

const EVERYBODY = ROLES;
const WRITERS = ["owner", "lead", "coder", "commenter"] as const;
const CODERS = ["owner", "lead", "coder"] as const;
const LEADS = ["owner", "lead"] as const;

/** Every route of the API, by method and path, and who gets what. */
export const TABLE: Record<string, Row> = {
  "GET /reports": own(200, async () => ({ path: "/reports" })),
  "POST /reports": inTeam(["owner", "lead", "coder"], 201, async ({ team }) => ({
    path: "/reports",
    body: { team, title: "Oslo statement", text: "We support.\n", format: "txt" },
  })),
  "GET /reports/{id}": inTeam(EVERYBODY, 200, async ({ report }) => ({
    path: `/reports/${report}`,
  })),
  "PATCH /reports/{id}": inTeam(LEADS, 200, async ({ report }) => ({
    path: `/reports/${report}`,
    body: { title: "Another title", archived: true },
  })),
  "DELETE /reports/{id}": inTeam(LEADS, 204, async ({ report }) => ({
    path: `/reports/${report}`,
  })),
  "POST /reports/{id}/restore": inTeam(LEADS, 200, async ({ world, owner, report }) => {
    await world.call("DELETE", `/reports/${report}`, { as: owner });
    return { path: `/reports/${report}/restore` };
  }),
  "GET /reports/{id}/text": inTeam(EVERYBODY, 200, async ({ report }) => ({
    path: `/reports/${report}/text`,
  })),
  "GET /reports/{id}/structure": told("structure"),
  "GET /reports/{id}/part": inTeam(EVERYBODY, 200, async ({ report }) => ({
    path: `/reports/${report}/part?from=0`,
  })),
  "PATCH /reports/{id}/editions/{number}": inTeam(LEADS, 204, async ({ report }) => ({
    path: `/reports/${report}/editions/1`,
    body: { language: "fr" },
  })),
  "GET /reports/{id}/file": inTeam(EVERYBODY, 200, async ({ world, report }) => {
    const name = "original.txt";
    const file = { name, bytes: Buffer.from(name), sourceText: "", sourceMap: {} };
    await world.db.prisma.editionFile.create({ data: { ...file, reportId: report, edition: 1 } });
    return { path: `/reports/${report}/file` };
  }),
  "GET /imports": inTeam(EVERYBODY, 200, async ({ team }) => ({ path: `/imports?team=${team}` })),
  "GET /imports/{id}": inTeam(EVERYBODY, 200, async (given) => ({
    path: `/imports/${await addJob(given)}`,
  })),
  "DELETE /imports/{id}": inTeam(EVERYBODY, 200, async (given) => ({
    path: `/imports/${await addJob(given)}`,
  })),
  "GET /jobs": own(200, async () => ({ path: "/jobs" })),
  "GET /jobs/{id}": inTeam(EVERYBODY, 200, async (given) => ({
    path: `/jobs/${await addJob(given)}`,
  })),
  "DELETE /jobs/{id}": inTeam(EVERYBODY, 200, async (given) => ({
    path: `/jobs/${await addJob(given)}`,
  })),
  "POST /jobs/{id}/retry": inTeam(EVERYBODY, 204, async (given) => ({
    path: `/jobs/${await addJob(given, "failed")}/retry`,
  })),
  // Owning a team is no right to look after the installation.
  "GET /administration/jobs": {
    roles: [],
    answer: 200,
    stranger: 403,
    request: async () => ({ path: "/administration/jobs" }),
  },
  "GET /reports/{id}/annotations": told("annotations"),
  "POST /reports/{id}/annotations": inTeam(WRITERS, 201, async ({ report }) => ({
    path: `/reports/${report}/annotations`,
    body: { start: 0, end: 9, comment: "Look here." },
  })),
  "PATCH /reports/{id}/comments/{comment}": inTeam(WRITERS, 200, async (given) => ({
    path: `/reports/${given.report}/comments/${await addComment(given)}`,
    body: { body: "Look there." },
  })),
  "DELETE /reports/{id}/comments/{comment}": inTeam(WRITERS, 204, async (given) => ({
    path: `/reports/${given.report}/comments/${await addComment(given)}`,
  })),
  "GET /reports/{id}/deleted": told("deleted", WRITERS),
  "POST /reports/{id}/deleted/{note}/restore": inTeam(WRITERS, 204, async (given) => ({
    path: `/reports/${given.report}/deleted/${await addComment(given, true)}/restore`,
    body: {},
  })),
  "DELETE /reports/{id}/deleted/{note}": inTeam(["owner"], 204, async (given) => ({
    path: `/reports/${given.report}/deleted/${await addComment(given, true)}`,
  })),
  "GET /reports/{id}/annotations.jsonld": told("annotations.jsonld"),
  "POST /reports/{id}/annotations.jsonld": inTeam(WRITERS, 200, async ({ report }) => ({
    path: `/reports/${report}/annotations.jsonld`,
    body: [],
  })),
  "GET /reports/{id}/editions": told("editions"),
  "POST /reports/{id}/editions": inTeam(LEADS, 201, async ({ report }) => ({
    path: `/reports/${report}/editions`,
    body: { text: `Corrected, ${newToken()}.` },
  })),
  "GET /reports/{id}/carried": told("carried"),
  "GET /reports/{id}/statements": told("statements"),
  "GET /reports/{id}/reads": told("reads"),
  "PUT /reports/{id}/reads": inTeam(EVERYBODY, 204, async ({ report }) => ({
    path: `/reports/${report}/reads`,
    body: { items: ["0123456789ab"] },
  })),
  "GET /teams": own(200, async () => ({ path: "/teams" })),
  "POST /teams": {
    roles: LEADS,
    answer: 201,
    stranger: 201,
    request: async () => ({ path: "/teams", body: { name: "Another team" } }),
  },
  "GET /teams/{id}": inTeam(EVERYBODY, 200, async ({ team }) => ({ path: `/teams/${team}` })),
  "PATCH /teams/{id}": inTeam(LEADS, 200, async ({ team }) => ({
    path: `/teams/${team}`,
    body: { name: "Renamed" },
  })),
  "DELETE /teams/{id}": inTeam(["owner"], 204, async ({ team }) => ({ path: `/teams/${team}` })),
  "POST /teams/{id}/restore": inTeam(["owner"], 200, async ({ world, owner, team }) => {
    await world.call("DELETE", `/teams/${team}`, { as: owner });
    return { path: `/teams/${team}/restore` };
  }),
  "GET /teams/{id}/members": inTeam(EVERYBODY, 200, async ({ team }) => ({
    path: `/teams/${team}/members`,
  })),
  "PATCH /teams/{id}/members/{user}": inTeam(LEADS, 200, async ({ world, team }) => {
    const member = await world.join(team, "viewer");
    return { path: `/teams/${team}/members/${member.user}`, body: { role: "coder" } };
  }),
  "DELETE /teams/{id}/members/{user}": inTeam(LEADS, 204, async ({ world, team }) => {
    const member = await world.join(team, "viewer");
    return { path: `/teams/${team}/members/${member.user}` };
  }),
  "GET /teams/{id}/labels": inTeam(EVERYBODY, 200, async ({ team }) => ({
    path: `/teams/${team}/labels`,
  })),
  "POST /teams/{id}/labels": inTeam(LEADS, 201, async ({ team }) => ({
    path: `/teams/${team}/labels`,
    body: { name: "Deadline", colour: "rose" },
  })),
  "PATCH /teams/{id}/labels/{label}": inTeam(LEADS, 200, async ({ world, team }) => {
    const [label] = await listLabels(world.db, { team });
    return { path: `/teams/${team}/labels/${label?.id}`, body: { name: "Quotation" } };
  }),
  "GET /teams/{id}/actors": inTeam(EVERYBODY, 200, async ({ team }) => ({
    path: `/teams/${team}/actors`,
  })),
  "POST /teams/{id}/actors": inTeam(CODERS, 201, async ({ team }) => ({
    path: `/teams/${team}/actors`,
    body: { name: "Gabon", kind: "state", isoA3: "GAB" },
  })),
  "PATCH /teams/{id}/actors/{actor}": inTeam(CODERS, 200, async (given) => ({
    path: `/teams/${given.team}/actors/${await knownActor(given, "Gabon")}`,
    body: { aliases: ["Gabonese Republic"] },
  })),
  "DELETE /teams/{id}/actors/{actor}": inTeam(CODERS, 204, async (given) => ({
    path: `/teams/${given.team}/actors/${await knownActor(given, "Gabon")}`,
  })),
  "POST /teams/{id}/actors/{actor}/restore": inTeam(CODERS, 200, async (given) => ({
    path: `/teams/${given.team}/actors/${await knownActor(given, "Gabon")}/restore`,
    body: {},
  })),
  "POST /teams/{id}/actors/{actor}/merge": inTeam(CODERS, 200, async (given) => ({
    path: `/teams/${given.team}/actors/${await knownActor(given, "Gabon")}/merge`,
    body: { into: await knownActor(given, "Norway") },
  })),
  "GET /teams/{id}/invitations": inTeam(LEADS, 200, async ({ team }) => ({
    path: `/teams/${team}/invitations`,
  })),
  "POST /invitations": inTeam(LEADS, 201, async ({ team }) => ({
    path: "/invitations",
    body: { team, role: "viewer" },
  })),
  "DELETE /invitations/{id}": inTeam(LEADS, 204, async (given) => {
    const { id } = await invite(given);
    return { path: `/invitations/${id}` };
  }),
  "POST /invitations/preview": forAnybody(200, async (given) => {
    const { token } = await invite(given);
    return { path: "/invitations/preview", body: { token } };
  }),
  "POST /invitations/accept": own(200, async (given) => {
    const { token } = await invite(given);
    return { path: "/invitations/accept", body: { token } };
  }),
  "GET /me": own(200, async () => ({ path: "/me" })),
  "PATCH /me": own(200, async () => ({ path: "/me", body: { colour: "plum" } })),
  "POST /me/password": own(204, async () => ({
    path: "/me/password",
    body: { next: "four unrelated words" },
  })),
  "GET /me/second-factor": own(200, async () => ({ path: "/me/second-factor" })),
  "POST /me/second-factor": own(201, async () => ({ path: "/me/second-factor", body: {} })),
  "POST /me/second-factor/confirm": own(422, async () => ({
    path: "/me/second-factor/confirm",
    body: { code: "not one" },
  })),
  "POST /me/second-factor/recovery-codes": own(409, async () => ({
    path: "/me/second-factor/recovery-codes",
    body: { code: "not one" },
  })),
  "POST /me/second-factor/disable": own(409, async () => ({
    path: "/me/second-factor/disable",
    body: { code: "not one" },
  })),
  "GET /me/data": own(200, async () => ({ path: "/me/data" })),
  "POST /me/deletion": own(204, async () => ({ path: "/me/deletion", body: {} })),
  "GET /me/sessions": own(200, async () => ({ path: "/me/sessions" })),
  "DELETE /me/sessions": own(204, async () => ({ path: "/me/sessions" })),
  "DELETE /me/sessions/{id}": own(204, async ({ actor }) => ({
    path: `/me/sessions/${actor?.sid ?? "0123456789ab"}`,
  })),
  // There is an owner, so no token opens it any more, to whomever.
  "POST /setup": forAnybody(410, async () => ({
    path: "/setup",
    body: {
      token: newToken(),
      name: "Mallory",
      email: "mallory@example.org",
      password: "four unrelated words",
      teamName: "Mine",
    },
  })),
};

/** A job that the caller has begun in the team, as if they were in it. */
async function addJob(
  { world, team, owner, actor }: Case,
  state: "queued" | "failed" = "queued",
): Promise<string> {
  const id = newId();
  await world.db.prisma.job.create({
    data: {
      id,
      kind: "import",
      teamId: team,
      userId: (actor ?? owner).user,
      reportId: newId(),
      details: { kind: "edition" },
      fileName: "waits.txt",
      state,
      leaseUntil: new Date(Date.now() + 60_000),
    },
  });
  return id;
}

/** The comment of a note by the caller, if they may write in the team; else by its owner. */
async function addComment(given: Case, isDeleted = false): Promise<string> {
  const { world, team, owner, report, actor } = given;
  const standing = actor && (await findStanding(world.db.pool, { team, user: actor.user }));
  const body = { start: 0, end: 9, comment: "Look here." };
  const as = standing && mayWrite(standing.role) ? actor : owner;
  const response = await world.call("POST", `/reports/${report}/annotations`, { as, body });
  const { comments } = annotationSchema.parse(await response.json());
  const id = comments[0]?.id ?? "";
  if (isDeleted) await world.call("DELETE", `/reports/${report}/comments/${id}`, { as });
  return id;
}

/** What those of the team are told of a report. */
function told(what: string, roles: readonly Role[] = EVERYBODY): Row {
  return inTeam(roles, 200, async ({ report }) => ({ path: `/reports/${report}/${what}` }));
}

/** Something of a team: others must not learn that it is there. */
function inTeam(roles: readonly Role[], answer: number, request: Row["request"]): Row {
  return { roles, answer, stranger: 404, request };
}

/** Something of whoever is signed in. */
function own(answer: number, request: Row["request"]): Row {
  return { roles: EVERYBODY, answer, stranger: answer, request };
}

function forAnybody(answer: number, request: Row["request"]): Row {
  return { roles: EVERYBODY, answer, stranger: answer, anonymous: answer, request };
}

async function invite({ world, team, owner }: Case): Promise<{ id: string; token: string }> {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 60_000);
  const made = await addInvitation(world.db, {
    team,
    by: owner.user,
    role: "viewer",
    note: "",
    maxUses: 1,
    now,
    expiresAt,
  });
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}

async function knownActor({ world, team }: Case, name: string): Promise<string> {
  const details: ActorDetails = {
    name,
    kind: "state",
    isoA3: null,
    aliases: [],
    groups: [],
    statuses: [],
    notes: "",
  };
  const added = await addActor(world.db, { team, details });
  if (!added.ok) throw new Error(added.refusal);
  return added.value.id;
}
