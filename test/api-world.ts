import { pino, type Logger } from "pino";
import { Registry } from "prom-client";
import { vi } from "vitest";
import { hashPassword } from "@/auth/passwords/password";
import { CLIENT_ADDRESS_HEADER } from "@/auth/throttle/client-address";
import { readAuthEnvironment } from "@/auth/environment";
import { writeSessionCookie } from "@/auth/cookies/session-cookie";
import type { Database } from "@/data/database";
import { foundTeam } from "@/data/teams/found-team";
import { readableReport, readableTeam } from "@/data/readable";
import { listReports } from "@/data/reports/reports";
import { openSession } from "@/data/accounts/sessions";
import { createUser } from "@/data/accounts/users";
import type { ReadableReport, ReadableTeam } from "@/domain/access/readable";
import type { Role } from "@/domain/access/roles";
import type { TeamId, UserId } from "@/domain/ids";
import { createApi } from "@/server/api/create-api";
import { DiskSpace } from "@/server/disk/disk-space";
import { CarryOver } from "@/server/editions/carry-over";
import { AnnotationImporter } from "@/server/exchange/annotation-importer";
import { JobRunner } from "@/server/jobs/job-runner";
import type { JobKind } from "@/server/jobs/job-kind";
import { createJobKinds } from "@/server/jobs/kinds";
import type { ReadFile } from "@/server/jobs/kinds/import-job";
import { TextReader } from "@/server/reading/text-reader";
import { ReadingProcess } from "@/server/reading/reading-process";
import { ROOM_KINDS } from "@/server/rooms/kinds";
import type { RoomKinds } from "@/server/rooms/room-kind";
import { StatementProposer } from "@/server/statements/statement-proposer";
import { AGEING, type Ageing } from "@/server/sync/store/ageing";
import { createSyncServer, type SyncServer } from "@/server/sync/sync-server";
import { testDatabase } from "./postgres";

export const ORIGIN = "http://caucus.test";
/** What the program says that it is. */
export const BUILD = "build-of-today";
const SECRET = "a secret that only these tests know";

export type TestPerson = { user: UserId; sid: string; email: string; cookie: string };
export type TestTeam = { team: ReadableTeam; owner: TestPerson; report: ReadableReport };
export type Call = {
  as?: TestPerson | null;
  body?: unknown;
  /** Where the request comes from; each caller has an address of their own unless it is given. */
  address?: string;
  headers?: Record<string, string>;
};

/** The whole API over a real database and the real rooms, without HTTP. */
export type ApiWorld = {
  db: Database;
  space: DiskSpace;
  /** For a second, independent connection. */
  url: string;
  sync: SyncServer;
  carryOver: CarryOver;
  reading: ReadingProcess;
  jobs: JobRunner;
  jobKinds: readonly JobKind[];
  statements: StatementProposer;
  /** Errors that nobody expected; each test file ends with an empty list. */
  errors: unknown[];
  call(method: string, path: string, call?: Call): Promise<Response>;
  person(more?: { password?: string }): Promise<TestPerson>;
  signIn(user: UserId, email: string): Promise<TestPerson>;
  team(): Promise<TestTeam>;
  join(team: TeamId, role: Role): Promise<TestPerson>;
  close(): Promise<void>;
};

export async function apiWorld({
  readFile = unreadable,
  kinds = ROOM_KINDS,
  ageing = AGEING,
  log = pino({ level: "silent" }),
  registry = new Registry(),
}: WorldParts = {}): Promise<ApiWorld> {
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("CAUCUS_URL", ORIGIN);
  const { db, url } = await testDatabase();
  const space = new DiskSpace({ db });
  const sync = await createSyncServer({
    db,
    kinds,
    log,
    origin: ORIGIN,
    registry,
    space,
    build: BUILD,
    ageing,
  });
  const errors: unknown[] = [];
  const config = {
    origin: ORIGIN,
    build: BUILD,
    reportError: (error: unknown) => errors.push(error),
  };
  const reading = new ReadingProcess();
  const texts = new TextReader();
  const statements = new StatementProposer({ db, rooms: sync.rooms, reading });
  const carryOver = new CarryOver(db, reading);
  const annotations = new AnnotationImporter();
  const parts = { db, log, rooms: sync.rooms, texts, carryOver, statements };
  const rest = { readFile, importer: annotations, origin: ORIGIN };
  const jobKinds = createJobKinds({ ...parts, ...rest });
  const jobs = new JobRunner({ db, log, kinds: jobKinds, space });
  jobs.start();
  const api = createApi({
    db,
    rooms: sync.rooms,
    carryOver,
    reading,
    jobs,
    statements,
    texts,
    annotations,
    space,
    config,
  });
  let made = 0;

  const world: ApiWorld = {
    db,
    space,
    url,
    sync,
    carryOver,
    reading,
    jobs,
    jobKinds,
    statements,
    errors,
    async call(method, path, { as = null, body, address, headers } = {}) {
      return api.request(`/api/v1${path}`, {
        method,
        headers: {
          ...(as && { cookie: as.cookie }),
          ...(body !== undefined &&
            !(body instanceof FormData) && { "content-type": "application/json" }),
          [CLIENT_ADDRESS_HEADER]: address ?? `203.0.113.${(made += 1) % 250}`,
          ...headers,
        },
        ...(body !== undefined && { body: toBody(body) }),
      });
    },
    async person({ password } = {}) {
      made += 1;
      const email = `person${made}@example.org`;
      const passwordHash = password === undefined ? null : await hashPassword(password);
      const user = await createUser(db, { email, name: `Person ${made}`, passwordHash });
      return world.signIn(user, email);
    },
    async signIn(user, email) {
      const sid = await openSession(db, { user, userAgent: "test", now: new Date() });
      const cookie = await writeSessionCookie({ user, sid }, readAuthEnvironment());
      return { user, sid, email, cookie: cookie.split(";")[0] ?? "" };
    },
    async team() {
      const owner = await world.person();
      const { team } = await foundTeam(db, {
        name: "Observers",
        owner: { kind: "existing", user: owner.user },
      });
      const [report] = await listReports(db, { user: owner.user, team });
      if (!report) throw new Error("a new team has no sample report");
      return { team: readableTeam(team), owner, report: readableReport(report.id) };
    },
    async join(team, role) {
      const person = await world.person();
      await db.prisma.membership.create({ data: { teamId: team, userId: person.user, role } });
      return person;
    },
    close: async () => {
      space.close();
      await jobs.close();
      await Promise.all([reading.close(), texts.close()]);
      await sync.close();
    },
  };
  return world;
}

type WorldParts = {
  /** What reads files; without it none can be read. */
  readFile?: ReadFile;
  /** The kinds of rooms that can be entered, instead of the product's. */
  kinds?: RoomKinds;
  /** When rooms are given fresh documents; `null` is never. */
  ageing?: Ageing | null;
  log?: Logger;
  registry?: Registry;
};

const unreadable: ReadFile = async () => ({ ok: false, refusal: "failed" });

function toBody(body: unknown): string | FormData {
  return typeof body === "string" || body instanceof FormData ? body : JSON.stringify(body);
}
