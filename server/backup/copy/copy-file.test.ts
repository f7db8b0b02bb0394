import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nameFile, nameRows, type CopyHeader } from "./copy-contents";
import type { CopyKey, CopyLock } from "./copy-key";
import { CopyWriter } from "./copy-writer";
import { readCopy } from "../restore/read-copy";

const header: CopyHeader = {
  format: 1,
  madeAt: "2026-03-01T10:00:00.000Z",
  program: "1.0.0",
  migrations: [{ name: "0001_initial", checksum: "aa" }],
  tables: [{ name: "room", columns: ["name", "last_seq"] }],
  sequences: [],
};
const pieces = [Buffer.alloc(70_000, "ab"), Buffer.from([0, 1, 2, 255]), Buffer.alloc(0)];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "caucus-copy-file-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, lock: CopyLock): Promise<string> {
  const file = path.join(folder, name);
  const writer = new CopyWriter(file, lock);
  await writer.begin(header);
  for (const [index, bytes] of pieces.entries()) await writer.add(nameRows("room", index), bytes);
  await writer.add(nameFile("auth-secret"), Buffer.from("secret\n"));
  await writer.finish({ room: 3 });
  return file;
}

/** With the text of bytes in place of them. */
async function read(file: string, key: CopyKey): Promise<object[]> {
  const entries: object[] = [];
  for await (const entry of readCopy(file, key)) {
    entries.push("bytes" in entry ? { ...entry, bytes: entry.bytes.toString("latin1") } : entry);
  }
  return entries;
}

const identity = await generateX25519Identity();
const ways: { lock: CopyLock; key: CopyKey; wrong: CopyKey | null }[] = [
  { lock: { kind: "unencrypted" }, key: { kind: "none" }, wrong: null },
  {
    lock: { kind: "passphrase", passphrase: "a long passphrase" },
    key: { kind: "passphrase", passphrase: "a long passphrase" },
    wrong: { kind: "passphrase", passphrase: "another passphrase" },
  },
  {
    lock: { kind: "recipient", recipient: await identityToRecipient(identity) },
    key: { kind: "identity", identity },
    wrong: { kind: "identity", identity: await generateX25519Identity() },
  },
];

describe.each(ways)("a copy: $lock.kind", ({ lock, key, wrong }) => {
  let file: string;
  let whole: Buffer;

  beforeAll(async () => {
    file = await write(`${lock.kind}.copy`, lock);
    whole = await readFile(file);
  });

  test("a copy gives back the rows and files that were put in", async () => {
    expect(await read(file, key)).toEqual([
      { kind: "header", header },
      ...pieces.map((bytes) => ({ kind: "rows", table: "room", bytes: bytes.toString("latin1") })),
      { kind: "file", file: "auth-secret", bytes: "secret\n" },
      { kind: "manifest", manifest: expect.objectContaining({ rows: { room: 3 } }) as unknown },
    ]);
  });

  test("is refused in words where any byte is another one", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flipped) => {
          const damaged = Buffer.from(whole);
          damaged[at] = (damaged[at] ?? 0) ^ flipped;
          const place = path.join(folder, `${lock.kind}-damaged`);
          await writeFile(place, damaged);
          await expect(read(place, key)).rejects.toMatchObject({
            name: "CopyRefused",
            message: expect.stringMatching(/damaged/) as unknown,
          });
        },
      ),
      { numRuns: { unencrypted: 400, recipient: 60, passphrase: 4 }[lock.kind] },
    );
  });

  test("is refused in words where its end is missing, or something follows it", async () => {
    const place = path.join(folder, `${lock.kind}-cut`);
    for (const bytes of [
      whole.subarray(0, whole.length - 1),
      whole.subarray(0, whole.length >> 1),
      whole.subarray(0, 5),
      Buffer.concat([whole, Buffer.alloc(3)]),
      Buffer.concat([whole, whole]),
    ]) {
      await writeFile(place, bytes);
      await expect(read(place, key)).rejects.toThrow(/damaged/);
    }
  });

  if (wrong === null) return;
  test("a copy opens with no other key", async () => {
    await expect(read(file, wrong)).rejects.toThrow(/does not open/);
    await expect(read(file, { kind: "none" })).rejects.toThrow(/is encrypted/);
    expect(whole.includes("room")).toBe(false);
  });
});

test("what is not a copy, or not there, is refused in words", async () => {
  const place = path.join(folder, "novel");
  await writeFile(place, "It was a dark and stormy night.");
  await expect(read(place, { kind: "none" })).rejects.toThrow(/not a copy/);
  await expect(read(path.join(folder, "gone"), { kind: "none" })).rejects.toThrow(
    /cannot be read \(ENOENT/,
  );
});

test("a copy that is abandoned leaves nothing behind, and one that has no room says so", async () => {
  const writer = new CopyWriter(path.join(folder, "abandoned"), { kind: "unencrypted" });
  await writer.begin(header);
  await writer.abandon();
  await expect(readFile(path.join(folder, "abandoned.part"))).rejects.toThrow("ENOENT");

  const nowhere = new CopyWriter(path.join(folder, "no/such/folder"), { kind: "unencrypted" });
  await expect(nowhere.begin(header).then(() => nowhere.finish({}))).rejects.toThrow("ENOENT");
  await nowhere.abandon();
});
