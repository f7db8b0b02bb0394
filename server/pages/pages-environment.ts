type Told = {
  /** Of the database. */
  url: string;
  /** Where browsers reach the product. */
  origin: string;
  /** What sessions are signed with. */
  secret: string;
  /** What this build of the program is called; `null` where it has no name. */
  build: string | null;
};

/** The pages are a bundle of their own, on a thread of their own; all that they are given is the environment. */
export function setPagesEnvironment({ url, origin, secret, build }: Told): void {
  Object.assign(process.env, {
    CAUCUS_DATABASE_URL: url,
    CAUCUS_URL: origin,
    NEXTAUTH_URL: origin,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    ...(build !== null && { CAUCUS_BUILD: build }),
  });
  // With either of them NextAuth would believe the `Host` header about where it is.
  delete process.env.AUTH_TRUST_HOST;
  delete process.env.VERCEL;
}
