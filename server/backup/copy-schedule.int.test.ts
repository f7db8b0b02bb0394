import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { testDatabase } from "@/test/postgres";
import { WAIT } from "@/test/sync/rooms";
import type { CopyPlan } from "./backup-settings";
import type { CopyLock } from "./copy/copy-key";
import { CopyProcess, type CopyWork } from "./copy-process";
import { readCopyRecord } from "./copy/copy-record";
import { CopySchedule } from "./copy-schedule";
import { makeCopy } from "./make-copy";
import { readCopy } from "./restore/read-copy";

const HOUR_MS = 60 * 60_000;
const lock: CopyLock = { kind: "unencrypted" };

let root: string;
let dataFolder: string;
let folder: string;
let url: string;
let now: Date;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "caucus-schedule-"));
  url = (await testDatabase()).url;
});

beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(root, "data-"));
  folder = path.join(dataFolder, "copies");
  now = new Date("2026-03-01T10:00:00Z");
});

afterEach(() => vi.unstubAllEnvs());
afterAll(() => rm(root, { recursive: true }));

/** The copies are made here, which is quicker; the command runs as in the product. */
function makeHere(): CopyWork {
  const shell = new CopyProcess();
  return {
    async makeCopy(file) {
      await makeCopy({ url, dataFolder, file, lock });
    },
    sendOff: (command, file) => shell.sendOff(command, file),
    stop: () => shell.stop(),
  };
}

function schedule(plan: Partial<CopyPlan> = {}, work = makeHere()): CopySchedule {
  return new CopySchedule({
    plan: { folder, everyMs: 24 * HOUR_MS, keep: 2, command: null, ...plan },
    lock,
    dataFolder,
    log: pino({ level: "silent" }),
    work,
    now: () => now,
  });
}

test("the first copy is made at once, the next one when it is due, whoever was started meanwhile", async () => {
  const copies = schedule();
  copies.start();
  await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(1), WAIT);
  await copies.close();
  expect(await readdir(folder)).toEqual(["caucus-20260301T100000Z.tar.gz"]);
  now = new Date("2026-03-01T15:00:00Z");
  expect(await schedule().waitMs()).toBe(19 * HOUR_MS);
  now = new Date("2026-03-09T15:00:00Z");
  expect(await schedule().waitMs()).toBe(0);
});

test("one is made by the command in a process of its own, which notes what it did and why it could not", async () => {
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("CAUCUS_DATA", dataFolder);
  const work = new CopyProcess(new URL("../../test/backup-from-source.js", import.meta.url));
  await schedule({}, work).makeNow();
  expect(await readCopyRecord(dataFolder)).toMatchObject({
    made: null,
    failed: {
      why: expect.stringMatching(/^The copy could not be made: Say who may read/) as string,
    },
  });
  vi.stubEnv("CAUCUS_BACKUP_UNENCRYPTED", "yes");
  await schedule({}, work).makeNow();
  const [name = ""] = await readdir(folder);
  const file = path.join(folder, name);
  const { bytes } = (await readCopyRecord(dataFolder)).made ?? {};
  expect(await readCopyRecord(dataFolder)).toMatchObject({ made: { file }, failed: null });
  expect(bytes).toBe((await stat(file)).size);
});

test("so many are kept, and other files are left alone", async () => {
  const copies = schedule();
  await copies.makeNow();
  await writeFile(path.join(folder, "caucus-letter.txt"), "Dear friends");
  for (let day = 2; day <= 4; day += 1) {
    now = new Date(`2026-03-0${day}T10:00:00Z`);
    await copies.makeNow();
  }
  expect((await readdir(folder)).toSorted()).toEqual([
    "caucus-20260303T100000Z.tar.gz",
    "caucus-20260304T100000Z.tar.gz",
    "caucus-letter.txt",
  ]);
});

test("the command finds the whole copy where it is told", async () => {
  const away = path.join(dataFolder, "away");
  await schedule({ command: `cp "$CAUCUS_BACKUP_FILE" ${away}` }).makeNow();
  const kinds: string[] = [];
  for await (const { kind } of readCopy(away, { kind: "none" })) kinds.push(kind);
  expect([kinds[0], kinds.at(-1)]).toEqual(["header", "manifest"]);
  expect(await readCopyRecord(dataFolder)).toMatchObject({ failed: null });
});

test("what fails is kept for those who look after it, in the words of what failed", async () => {
  await schedule({ command: "echo 'no route to the vault' >&2; exit 3" }).makeNow();
  expect(await readCopyRecord(dataFolder)).toMatchObject({
    failed: {
      at: "2026-03-01T10:00:00.000Z",
      why: "CAUCUS_BACKUP_COMMAND failed: no route to the vault",
    },
  });
  await writeFile(path.join(dataFolder, "file"), "");
  await schedule({ folder: path.join(dataFolder, "file/folder") }).makeNow();
  expect(await readCopyRecord(dataFolder)).toMatchObject({
    failed: { why: expect.stringContaining("ENOTDIR") as string },
  });
  await writeFile(path.join(dataFolder, "copies.json"), "{ half");
  expect(await readCopyRecord(dataFolder)).toEqual({ made: null, tried: null, failed: null });
  expect(await readFile(path.join(dataFolder, "copies.json"), "utf8")).toBe("{ half");
});
