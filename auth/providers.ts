import { readAuthEnvironment } from "./environment";

export type SignInWay = { id: "credentials" } | { id: "oidc"; name: string } | { id: "email" };

/** The ways to sign in that are switched on, for the sign-in page. A password always works. */
export function listProviders(): SignInWay[] {
  const { oidc, mail } = readAuthEnvironment();
  return [
    { id: "credentials" },
    ...(oidc ? [{ id: "oidc" as const, name: oidc.name }] : []),
    ...(mail ? [{ id: "email" as const }] : []),
  ];
}
