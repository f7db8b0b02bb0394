import path from "node:path";
import { describe, expect, test } from "vitest";
import { CannotStart } from "./cannot-start";
import { readConfig } from "./config";

const OWNER = { CAUCUS_OWNER_EMAIL: "Ana@Example.org", CAUCUS_OWNER_PASSWORD: "a long password" };
const OIDC = {
  OIDC_ISSUER: "https://id.example.org",
  OIDC_CLIENT_ID: "caucus",
  OIDC_CLIENT_SECRET: "s",
};

describe("readConfig", () => {
  test("needs nothing to be set", () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: null,
      dataFolder: path.resolve(".data"),
      spareBytes: 256 * 2 ** 20,
      roomWindows: 256,
      build: null,
      databaseUrl: null,
      redisUrl: null,
      origin: null,
      authSecret: null,
      owner: null,
      mail: null,
      trustedProxies: 0,
      backup: { lock: null, schedule: null, upgradesWithoutCopy: false },
      metricsToken: null,
      logLevel: "info",
    });
  });

  test.each([
    [{ PORT: "8080" }, { port: 8080 }],
    [{ PORT: "0" }, { port: 0 }],
    [{ PORT: "" }, { port: 3000 }],
    [{ PORT: " 80 " }, { port: 80 }],
    [{ HOST: "127.0.0.1" }, { host: "127.0.0.1" }],
    [{ CAUCUS_DATA: "/var/data" }, { dataFolder: "/var/data" }],
    [{ CAUCUS_SPARE_MB: "1" }, { spareBytes: 2 ** 20 }],
    [{ CAUCUS_ROOM_WINDOWS: "3" }, { roomWindows: 3 }],
    [{ CAUCUS_BUILD: "7" }, { build: "7" }],
    [{ CAUCUS_DATA: "other" }, { dataFolder: path.resolve("other") }],
    [{ DATABASE_URL: "postgres://u:p@db/c" }, { databaseUrl: "postgres://u:p@db/c" }],
    [{ REDIS_URL: "redis://cache" }, { redisUrl: "redis://cache" }],
    [{ CAUCUS_URL: "https://Caucus.Example.org/" }, { origin: "https://caucus.example.org" }],
    [{ CAUCUS_URL: "http://10.0.0.5:3000" }, { origin: "http://10.0.0.5:3000" }],
    [{ TRUST_PROXY: "true" }, { trustedProxies: 1 }],
    [{ TRUST_PROXY: "2" }, { trustedProxies: 2 }],
    [{ TRUST_PROXY: "false" }, { trustedProxies: 0 }],
    [{ LOG_LEVEL: "debug" }, { logLevel: "debug" }],
    [{ ...OIDC, OIDC_NAME: "University" }, {}],
    [{ SMTP_URL: "smtps://mail.example.org", SMTP_FROM: "Caucus <c@example.org>" }, {}],
    [OWNER, { owner: { email: "ana@example.org", password: "a long password", name: "ana" } }],
    [
      { ...OWNER, CAUCUS_OWNER_NAME: "Ana Šarić" },
      { owner: { email: "ana@example.org", password: "a long password", name: "Ana Šarić" } },
    ],
  ])("takes %j", (environment, expected) => {
    expect(readConfig(environment)).toMatchObject(expected);
  });

  test.each([
    [{ PORT: "http" }, 'PORT must be a number from 0 to 65535; it is "http".'],
    [{ PORT: "65536" }, 'PORT must be a number from 0 to 65535; it is "65536".'],
    [{ PORT: "-1" }, 'PORT must be a number from 0 to 65535; it is "-1".'],
    [{ PORT: "3e3" }, 'PORT must be a number from 0 to 65535; it is "3e3".'],
    [
      { DATABASE_URL: "mysql://u:secret@db/c" },
      "DATABASE_URL must be an address that begins with postgres:// or postgresql://.",
    ],
    [
      { REDIS_URL: "cache" },
      "REDIS_URL must be an address that begins with redis:// or rediss://.",
    ],
    [
      { CAUCUS_URL: "caucus.example.org" },
      "CAUCUS_URL must be an address that begins with http:// or https://.",
    ],
    [
      { CAUCUS_URL: "https://example.org/caucus" },
      "CAUCUS_URL must be an address without a path, such as https://caucus.example.org.",
    ],
    [{ AUTH_SECRET: "short" }, "AUTH_SECRET must have at least 16 characters."],
    [{ SMTP_URL: "mail" }, "SMTP_URL must be an address that begins with smtp:// or smtps://."],
    [
      { OIDC_ISSUER: "https://id.example.org" },
      "OIDC_CLIENT_ID must be set too, since OIDC_ISSUER is.",
    ],
    [
      { CAUCUS_OWNER_EMAIL: "ana@example.org" },
      "CAUCUS_OWNER_PASSWORD must be set too, since CAUCUS_OWNER_EMAIL is.",
    ],
    [
      { ...OWNER, CAUCUS_OWNER_PASSWORD: "short" },
      "CAUCUS_OWNER_PASSWORD must have 10 to 200 characters.",
    ],
    [
      { ...OWNER, CAUCUS_OWNER_EMAIL: "ana" },
      'CAUCUS_OWNER_EMAIL must be an e-mail address; it is "ana".',
    ],
    [{ TRUST_PROXY: "yes" }, 'TRUST_PROXY must be a number from 0 to 10; it is "yes".'],
    [
      { LOG_LEVEL: "loud" },
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace; it is "loud".',
    ],
  ])("refuses %j in one sentence, repeating no secret", (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(new CannotStart(sentence));
  });

  test("names everything that is wrong at once", () => {
    expect(() => readConfig({ PORT: "x", LOG_LEVEL: "y" })).toThrow(
      /^PORT must.*\.\nLOG_LEVEL must.*\.$/,
    );
  });
});

describe("copies", () => {
  const folder = { CAUCUS_BACKUP_FOLDER: "/mnt/copies" };

  test("are made every day and kept for two weeks unless somebody says otherwise", () => {
    const phrase = { CAUCUS_BACKUP_PASSPHRASE: "over the hills" };
    const { backup } = readConfig({ ...folder, ...phrase });
    expect(backup).toEqual({
      lock: { kind: "passphrase", passphrase: "over the hills" },
      schedule: { folder: "/mnt/copies", everyMs: 86_400_000, keep: 14, command: null },
      upgradesWithoutCopy: false,
    });
    const often = { CAUCUS_BACKUP_EVERY: "90m", CAUCUS_BACKUP_KEEP: "3" };
    expect(readConfig({ ...folder, ...phrase, ...often }).backup.schedule).toMatchObject({
      everyMs: 5_400_000,
      keep: 3,
    });
  });

  test.each([
    [folder, /^CAUCUS_BACKUP_PASSPHRASE must be set too, since CAUCUS_BACKUP_FOLDER is/],
    [{ CAUCUS_BACKUP_EVERY: "soon" }, /^CAUCUS_BACKUP_EVERY must be a number of minutes/],
    [{ CAUCUS_BACKUP_KEEP: "0" }, /^CAUCUS_BACKUP_KEEP must be a number from 1/],
    [{ CAUCUS_BACKUP_PASSPHRASE: "short" }, /^CAUCUS_BACKUP_PASSPHRASE .*12 characters\.$/],
    [{ CAUCUS_BACKUP_PASSPHRASE_FILE: "/no/such" }, /a file that cannot be read \(ENOENT/],
    [{ CAUCUS_BACKUP_RECIPIENT: "age1" }, /^CAUCUS_BACKUP_RECIPIENT must be a public key of age/],
    [
      { CAUCUS_BACKUP_PASSPHRASE: "over the hills", CAUCUS_BACKUP_UNENCRYPTED: "yes" },
      /^CAUCUS_BACKUP_UNENCRYPTED cannot be set, since CAUCUS_BACKUP_PASSPHRASE is/,
    ],
  ])("%o is refused in words", (environment, words) => {
    expect(() => readConfig(environment)).toThrow(words);
  });
});
