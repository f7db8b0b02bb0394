import path from "node:path";
import { z } from "zod";
import { emailSchema, passwordSchema, personNameSchema } from "@/contract/common";
import {
  backupVariables,
  checkBackupVariables,
  readBackupConfig,
  type BackupConfig,
} from "./backup/backup-settings";
import { CannotStart } from "./cannot-start";
import { AGEING } from "./sync/store/ageing";

export type Config = {
  /** 0 lets the machine choose. */
  port: number;
  /** `null` listens on every address of the machine. */
  host: string | null;
  /** Absolute. */
  dataFolder: string;
  /** Bytes of the data folder's disk that are left to the embedded PostgreSQL: with less, nothing is written. */
  spareBytes: number;
  /** So many windows' client ids a room's document holds, at most, before it is given a fresh one. */
  roomWindows: number;
  /** What this build of the program is called; `null` calls it by what it was built from. */
  build: string | null;
  /** `null` starts the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** `null` runs this node alone. */
  redisUrl: string | null;
  /** Where browsers reach the product, an origin without a slash at its end; `null` is this machine. */
  origin: string | null;
  /** `null` uses the one that is kept in the data folder. */
  authSecret: string | null;
  owner: Owner | null;
  /** How mail is sent; `null` sends none. */
  mail: { server: string; from: string } | null;
  /** How many reverse proxies stand before us, whose `X-Forwarded-For` is believed. */
  trustedProxies: number;
  backup: BackupConfig;
  /** Reading the metrics needs this token; if `null`, only this machine may read them. */
  metricsToken: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
};

export type Owner = { email: string; password: string; name: string };

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace"] as const;
const MOST_PROXIES = 10;
const LEAST_SECRET = 16;
/** Names of variables whose values no message repeats. */
const SECRET = /SECRET|PASSWORD|PASSPHRASE|TOKEN|_URL$/;

const environmentSchema = z
  .object({
    PORT: wholeNumber(65_535).default(3000),
    HOST: z.string().optional(),
    CAUCUS_DATA: z.string().default(".data"),
    CAUCUS_SPARE_MB: wholeNumber(999_999).default(256),
    CAUCUS_ROOM_WINDOWS: wholeNumber(999).default(AGEING.crowded.clients),
    CAUCUS_BUILD: z.string().optional(),
    DATABASE_URL: address(["postgres", "postgresql"]).optional(),
    REDIS_URL: address(["redis", "rediss"]).optional(),
    CAUCUS_URL: address(["http", "https"])
      .refine((raw) => new URL(raw).href === `${new URL(raw).origin}/`, {
        error: "must be an address without a path, such as https://caucus.example.org",
        abort: true,
      })
      .transform((raw) => new URL(raw).origin)
      .optional(),
    AUTH_SECRET: secret().optional(),
    METRICS_TOKEN: secret().optional(),
    SMTP_URL: address(["smtp", "smtps"]).optional(),
    SMTP_FROM: z.string().optional(),
    OIDC_ISSUER: address(["http", "https"]).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().optional(),
    CAUCUS_OWNER_EMAIL: owned(emailSchema, "must be an e-mail address").optional(),
    CAUCUS_OWNER_PASSWORD: owned(passwordSchema, "must have 10 to 200 characters").optional(),
    CAUCUS_OWNER_NAME: owned(
      personNameSchema,
      "must be a name of at most 80 characters",
    ).optional(),
    TRUST_PROXY: z
      .preprocess(
        (raw) => ({ true: "1", false: "0" })[String(raw)] ?? raw,
        wholeNumber(MOST_PROXIES),
      )
      .default(0),
    ...backupVariables,
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  })
  .superRefine((values, context) => {
    requireTogether(values, ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"], context);
    requireTogether(values, ["CAUCUS_OWNER_EMAIL", "CAUCUS_OWNER_PASSWORD"], context);
    checkBackupVariables(values, (name, message) =>
      context.addIssue({ code: "custom", path: [name], message }),
    );
  });

type Environment = z.infer<typeof environmentSchema>;

/**
 * Everything that can be set from outside, read once. A variable that is set to nothing counts as not set.
 *
 * @throws CannotStart with a sentence for each variable that does not fit; it repeats no secret.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new CannotStart(parsed.error.issues.map((issue) => describe(issue, given)).join("\n"));
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST ?? null,
    dataFolder: path.resolve(values.CAUCUS_DATA),
    spareBytes: values.CAUCUS_SPARE_MB * 2 ** 20,
    roomWindows: values.CAUCUS_ROOM_WINDOWS,
    build: values.CAUCUS_BUILD ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    origin: values.CAUCUS_URL ?? null,
    authSecret: values.AUTH_SECRET ?? null,
    owner: readOwner(values),
    mail: readMail(values),
    trustedProxies: values.TRUST_PROXY,
    backup: readBackupConfig(values),
    metricsToken: values.METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL,
  };
}

function readOwner(values: Environment): Owner | null {
  const { CAUCUS_OWNER_EMAIL: email, CAUCUS_OWNER_PASSWORD: password } = values;
  if (email === undefined || password === undefined) return null;
  return {
    email,
    password,
    name: values.CAUCUS_OWNER_NAME ?? email.replace(/@.*$/, "").slice(0, 80),
  };
}

function readMail({ SMTP_URL: server, SMTP_FROM: from, CAUCUS_URL: origin }: Environment) {
  if (server === undefined) return null;
  const host = origin === undefined ? "localhost" : new URL(origin).hostname;
  return { server, from: from ?? `Caucus <caucus@${host}>` };
}

function describe(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const value = given[name];
  const repeated = value === undefined || SECRET.test(name) ? "" : `; it is "${value}"`;
  return `${name} ${issue.message}${repeated}.`;
}

function secret() {
  return z.string().min(LEAST_SECRET, `must have at least ${LEAST_SECRET} characters`);
}

function wholeNumber(most: number) {
  const error = `must be a number from 0 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, { error, abort: true })
    .transform(Number)
    .refine((number) => number <= most, error);
}

function address(schemes: readonly string[]) {
  return z
    .string()
    .refine((raw) => URL.canParse(raw) && schemes.includes(new URL(raw).protocol.slice(0, -1)), {
      error: `must be an address that begins with ${schemes.join(":// or ")}://`,
      abort: true,
    });
}

/** A rule of the API's contract, with a message for the one who starts the server. */
function owned<Output>(rule: z.ZodType<Output, string>, message: string) {
  return z.string().transform((raw, context) => {
    const parsed = rule.safeParse(raw);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

function requireTogether(
  values: Partial<Record<string, unknown>>,
  names: readonly string[],
  context: z.RefinementCtx,
): void {
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return;
  const present = names.filter((name) => !missing.includes(name));
  context.addIssue({
    code: "custom",
    path: [missing[0] ?? ""],
    message: `must be set too, since ${present.join(" and ")} is`,
  });
}
