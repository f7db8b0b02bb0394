import { createDatabase, type Database } from "@/data/database";
import { createApi } from "./api/create-api";
import { CopyProcess } from "./backup/copy-process";
import { CopySchedule } from "./backup/copy-schedule";
import { copyBeforeUpgrade } from "./backup/upgrade-copy";
import { writeBanner } from "./start/banner";
import type { Config } from "./config";
import { IncidentLog } from "./cost/incident-log";
import { createTimeBudgets } from "./cost/time-budgets";
import { openDataFolder, readKeptSecret } from "./start/data-folder";
import { DiskSpace } from "./disk/disk-space";
import { findSetupPath } from "./start/first-owner";
import { nameHost } from "./host-name";
import type { Lifetime } from "./lifetime";
import type { Log } from "./log/log";
import { migrateDatabase, readMigrations } from "./postgres/migrate";
import { CarryOver } from "./editions/carry-over";
import { recogniseLanguages } from "./editions/recognise-languages";
import { openDatabase } from "./postgres/open-database";
import { openForEditing } from "./pages/edited-pages";
import { PageThread } from "./pages/page-thread";
import { setPagesEnvironment } from "./pages/pages-environment";
import { PAGES_HEAP, type PagesData, type PagesSource } from "./pages/pages-source";
import { resumeErasures } from "./erasing/erase-notes";
import { Pruner } from "./pruner";
import { AnnotationImporter } from "./exchange/annotation-importer";
import { Importer } from "./import/importer";
import { JobRunner } from "./jobs/job-runner";
import { createJobKinds } from "./jobs/kinds";
import { AT_ONCE, OVERTAKING } from "./imports/import-limits";
import { readWithImporter } from "./imports/read-with-importer";
import { readBuild } from "./start/read-build";
import { ReadingProcess } from "./reading/reading-process";
import type { RoomKinds } from "./rooms/room-kind";
import { StatementProposer } from "./statements/statement-proposer";
import { ageFrom } from "./sync/store/ageing";
import { createSyncServer } from "./sync/sync-server";
import { TextReader } from "./reading/text-reader";
import { CONNECTIONS_PER_ADDRESS, type ConnectionBound } from "./web/connection-bound";
import { openFront } from "./web/front";
import { createHandler, createUpgradeHandler } from "./web/handler";
import { HiddenProxy } from "./web/hidden-proxy";
import { createMetrics } from "./web/metrics";
import { withoutSecrets } from "./web/path";
import { Payers } from "./web/payers";
import { createReadiness } from "./web/probes";

/** How long requests that were under way may take to be answered. */
const SETTLE_MS = 2_500;

/**
 * Starts everything, in an order in which the likeliest mistakes are found first, and leaves with `lifetime` how to
 * end it. Returns when people can work.
 *
 * @throws CannotStart where the machine or the configuration does not allow it.
 */
export async function startProduct(
  config: Config,
  lifetime: Lifetime,
  log: Log,
  { source, kinds }: { source: PagesSource; kinds: RoomKinds },
): Promise<{ ended: Promise<void> }> {
  await openDataFolder(config.dataFolder);
  const incidents = new IncidentLog(log);
  const perAddress = config.trustedProxies === 0 ? boundPerAddress(incidents) : null;
  const front = await openFront(config.port, config.host, perAddress);
  const isOriginDerived = config.origin === null;
  const origin = config.origin ?? `http://${nameHost(config.host)}:${front.port}`;

  const { url, ended } = await openDatabase(config, lifetime, log);
  const migrations = await readMigrations();
  const applied = await migrateDatabase(url, migrations, {
    before: (pending) => copyBeforeUpgrade(pending, { url, config, log }),
  });
  if (applied.length > 0) log.info({ migrations: applied }, "Brought the database up to date");
  const db = createDatabase(url, {
    // Its client, with all that it holds, would be told with the error.
    onIdleError: ({ message }) =>
      log.warn({ reason: message }, "A connection to the database broke"),
  });
  lifetime.onEnd("database connections", () => db.close());
  const space = await watchDisk(config, db, log);
  lifetime.onEnd("watch over the disk", async () => space.close());
  const setupPath = await findSetupPath(db, config.owner);

  const secret = config.authSecret ?? (await readKeptSecret(config.dataFolder, "auth-secret"));
  const build = config.build ?? (await readBuild(process.cwd()));
  setPagesEnvironment({ url, origin, secret, build });
  const metrics = createMetrics();
  const budgets = createTimeBudgets();
  const [pages, sync] = await Promise.all([
    PageThread.start({
      program: new URL("./pages-worker.js", import.meta.url),
      data: { folder: process.cwd(), source } satisfies PagesData,
      heap: PAGES_HEAP[source],
      log,
    }),
    createSyncServer({
      db,
      kinds,
      log,
      origin,
      isOriginDerived,
      redisUrl: config.redisUrl,
      registry: metrics.registry,
      budgets,
      space,
      build,
      incidents,
      ageing: ageFrom(config.roomWindows),
    }),
  ]);
  const reading = new ReadingProcess();
  const texts = new TextReader();
  lifetime.onEnd("pages", () => pages.close());
  lifetime.onEnd("connections", () => front.close());
  lifetime.onEnd("reading threads", async () => {
    await Promise.all([reading.close(), texts.close()]);
  });
  lifetime.onEnd("rooms", () => sync.close());
  lifetime.onEnd("answers under way", () => front.settle(SETTLE_MS));
  const importer = new Importer({
    atOnce: AT_ONCE + OVERTAKING,
    onFailure: (error) => log.error({ err: error }, "A file could not be read"),
  });
  const carryOver = new CarryOver(db, reading);
  const statements = new StatementProposer({ db, rooms: sync.rooms, reading });
  const annotations = new AnnotationImporter();
  const jobKinds = createJobKinds({
    db,
    log,
    rooms: sync.rooms,
    readFile: readWithImporter(importer),
    texts,
    carryOver,
    statements,
    importer: annotations,
    origin,
  });
  const jobs = new JobRunner({ db, log, kinds: jobKinds, space });
  lifetime.onEnd("jobs", async () => {
    await jobs.close();
    importer.close();
  });
  const languages = new AbortController();
  lifetime.onEnd("languages of texts", async () => languages.abort());
  const pruner = new Pruner({ db, log });
  lifetime.onEnd("pruning", () => pruner.close());
  lifetime.onEnd("new requests", async () => front.stopServing());

  const { trustedProxies } = config;
  const hiddenProxy = new HiddenProxy(log, metrics.registry);
  const api = createApi({
    db,
    rooms: sync.rooms,
    carryOver,
    reading,
    jobs,
    statements,
    annotations,
    budget: budgets.person,
    texts,
    space,
    config: {
      origin,
      isOriginDerived,
      build,
      reportError: (error, { method, path }) =>
        log.error({ err: error, method, path: withoutSecrets(path) }, "A request failed"),
    },
  });
  const door = {
    handler: createHandler({
      origin,
      source,
      trustedProxies,
      metricsToken: config.metricsToken,
      hiddenProxy,
      log,
      metrics,
      readiness: createReadiness({ db, migrations, space, pages }),
      api: api.listener,
      pages: pages.handle,
      payers: new Payers(db),
      budgets,
      incidents,
    }),
    upgrade: createUpgradeHandler((...asked) => sync.handleUpgrade(...asked), {
      trustedProxies,
      hiddenProxy,
    }),
  };
  const { handler, upgrade } = source === "edited" ? openForEditing(pages, door) : door;
  front.serve(handler, upgrade);
  jobs.start();
  pruner.start();
  void recogniseLanguages({ db, reading, log }, languages.signal);
  void resumeErasures({ db, rooms: sync.rooms, log });
  startCopies(config, lifetime, log);
  process.stdout.write(writeBanner({ origin, derived: isOriginDerived, setupPath }));
  return { ended };
}

async function watchDisk(
  { databaseUrl, dataFolder, spareBytes }: Config,
  db: Database,
  log: Log,
): Promise<DiskSpace> {
  const disk = databaseUrl === null ? { folder: dataFolder, spare: spareBytes } : null;
  const space = new DiskSpace({ db, disk });
  space.onChange((isFull) => {
    if (isFull) log.error({ dataFolder: disk?.folder }, "The disk is full: only reading goes on");
    else log.warn("There is room on the disk again: what waited is written");
  });
  await space.watch();
  return space;
}

function boundPerAddress(incidents: IncidentLog): ConnectionBound {
  return {
    most: CONNECTIONS_PER_ADDRESS,
    onKeptOut: (household) =>
      incidents.note({
        who: { kind: "address", household },
        what: "kept out",
        why: "too many connections of one address",
      }),
  };
}

function startCopies({ backup, dataFolder }: Config, lifetime: Lifetime, log: Log): void {
  if (!backup.schedule || !backup.lock) return;
  const { schedule: plan, lock } = backup;
  const copies = new CopySchedule({ plan, lock, dataFolder, log, work: new CopyProcess() });
  lifetime.onEnd("copies", () => copies.close());
  copies.start();
}
