import { z } from "zod";

const schema = z.object({
  AUTH_SECRET: z.string().min(16),
  CAUCUS_URL: z.url({ protocol: /^https?$/ }),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default("OpenID Connect"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: z.string().min(3).optional(),
});

const NAMES = Object.keys(schema.shape);

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; name: string };
export type MailSettings = { server: string; from: string };
export type AuthEnvironment = {
  secret: string;
  /** Where browsers reach the product: an origin, without a slash at its end. */
  origin: string;
  oidc: OidcSettings | null;
  mail: MailSettings | null;
};

let lastRead: { raw: string; read: AuthEnvironment } | null = null;

/**
 * What identity needs of the environment. The process has checked it and put `AUTH_SECRET` and `CAUCUS_URL` there
 * before Next is prepared: the environment is the one thing that Next's bundle and the server's share.
 * Asked with each request and each socket, so what has not changed is not read again.
 * Throws where something is missing or half said.
 */
export function readAuthEnvironment(environment: NodeJS.ProcessEnv = process.env): AuthEnvironment {
  const values = NAMES.flatMap((name) => (environment[name] ? [[name, environment[name]]] : []));
  const raw = JSON.stringify(values);
  if (lastRead?.raw !== raw) lastRead = { raw, read: parse(Object.fromEntries(values)) };
  return lastRead.read;
}

function parse(raw: unknown): AuthEnvironment {
  const parsed = schema.parse(raw);
  const { origin, hostname } = new URL(parsed.CAUCUS_URL);
  return {
    secret: parsed.AUTH_SECRET,
    origin,
    oidc: readOidc(parsed),
    mail: parsed.SMTP_URL
      ? { server: parsed.SMTP_URL, from: parsed.SMTP_FROM ?? `Caucus <caucus@${hostname}>` }
      : null,
  };
}

function readOidc(parsed: z.infer<typeof schema>): OidcSettings | null {
  const issuer = parsed.OIDC_ISSUER;
  const clientId = parsed.OIDC_CLIENT_ID;
  const clientSecret = parsed.OIDC_CLIENT_SECRET;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret) {
    throw new Error("OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together.");
  }
  return { issuer, clientId, clientSecret, name: parsed.OIDC_NAME };
}
