import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Claims = Record<string, unknown> & { sub: string };

export type IdentityProvider = {
  issuer: string;
  /** Who says yes on the provider's page, and what it tells of them. */
  person: { claims: Claims; behindUserinfo?: Record<string, unknown> };
  /** What the provider found wrong with requests for tokens. */
  complaints: string[];
  close(): Promise<void>;
};

/** An OpenID Connect provider on this machine: code flow, RS256, and it insists on PKCE, state and nonce. */
export async function startIdentityProvider(client: {
  id: string;
  secret: string;
}): Promise<IdentityProvider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  const complaints: string[] = [];

  function idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1000);
    const parts = [
      { alg: "RS256", kid: "1", typ: "JWT" },
      {
        iss: provider.issuer,
        aud: client.id,
        iat: now,
        exp: now + 60,
        nonce,
        ...provider.person.claims,
      },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
    const signature = createSign("RSA-SHA256")
      .update(parts.join("."))
      .sign(privateKey, "base64url");
    return [...parts, signature].join(".");
  }

  async function token(request: IncomingMessage): Promise<object> {
    const form = new URLSearchParams(await read(request));
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!code) complaints.push("no such code");
    const { id, secret } = readCredentials(request);
    if (id !== client.id || secret !== client.secret) complaints.push("wrong secret");
    if (challenge !== code?.challenge) complaints.push("wrong verifier");
    if (form.get("redirect_uri") !== code?.redirect) complaints.push("wrong redirect");
    return {
      access_token: "access",
      token_type: "Bearer",
      expires_in: 60,
      id_token: idToken(code?.nonce ?? ""),
    };
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", provider.issuer);
    const json = (body: object) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(body));
    };
    switch (url.pathname) {
      case "/.well-known/openid-configuration": {
        json({
          issuer: provider.issuer,
          authorization_endpoint: `${provider.issuer}/authorize`,
          token_endpoint: `${provider.issuer}/token`,
          userinfo_endpoint: `${provider.issuer}/userinfo`,
          jwks_uri: `${provider.issuer}/jwks`,
          response_types_supported: ["code"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
        return;
      }
      case "/jwks": {
        json({
          keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }],
        });
        return;
      }
      case "/authorize": {
        const asked = (name: string) => url.searchParams.get(name) ?? "";
        for (const name of ["state", "nonce", "code_challenge"]) {
          if (asked(name) === "") complaints.push(`no ${name}`);
        }
        if (asked("code_challenge_method") !== "S256") complaints.push("not S256");
        const code = randomBytes(8).toString("hex");
        codes.set(code, {
          challenge: asked("code_challenge"),
          nonce: asked("nonce"),
          redirect: asked("redirect_uri"),
        });
        const back = new URL(asked("redirect_uri"));
        back.searchParams.set("code", code);
        back.searchParams.set("state", asked("state"));
        response.statusCode = 302;
        response.setHeader("location", back.href);
        response.end();
        return undefined;
      }
      case "/token":
        return void token(request).then(json);
      case "/userinfo": {
        json({ ...provider.person.claims, ...provider.person.behindUserinfo });
        return;
      }
      default:
        response.statusCode = 404;
        response.end();
        return undefined;
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const provider: IdentityProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    person: { claims: { sub: "nobody" } },
    complaints,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Both halves are form-encoded before they are joined (RFC 6749 §2.3.1). */
function readCredentials(request: IncomingMessage): { id: string; secret: string } {
  const [, basic = ""] = (request.headers.authorization ?? "").split("Basic ");
  const [id = "", secret = ""] = Buffer.from(basic, "base64")
    .toString()
    .split(":")
    .map((half) => decodeURIComponent(half.replaceAll("+", " ")));
  return { id, secret };
}
