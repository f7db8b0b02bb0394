import type { OAuthConfig } from "next-auth/providers/oauth";
import type { OidcSettings } from "./environment";

/** What a provider says of somebody (OpenID Connect Core §5.1); all of it untrusted in form. */
export type OidcClaims = {
  sub: string;
  email?: unknown;
  email_verified?: unknown;
  name?: unknown;
  preferred_username?: unknown;
};

/** Any OpenID Connect provider that can be discovered; code flow with PKCE, state and nonce. */
export function createOidcProvider(oidc: OidcSettings): OAuthConfig<OidcClaims> {
  return {
    id: "oidc",
    type: "oauth",
    name: oidc.name,
    wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // Safe, because `createCallbacks` lets in only addresses that the provider has verified.
    allowDangerousEmailAccountLinking: true,
    userinfo: {
      // Some providers put the address into the ID token, some only behind the userinfo endpoint.
      async request({ client, tokens }) {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- NextAuth types it as plain parameters, and hands over what its library made of them.
        const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
        const { sub, ...claims } = set.claims();
        const complete = claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint;
        return { ...claims, ...(complete ? {} : await client.userinfo(set)), sub };
      },
    },
    profile: (claims) => ({
      id: claims.sub,
      email: typeof claims.email === "string" ? claims.email : null,
      name: firstText(claims.name, claims.preferred_username),
    }),
  };
}

function firstText(...candidates: unknown[]): string | null {
  return candidates.find((candidate) => typeof candidate === "string") ?? null;
}
