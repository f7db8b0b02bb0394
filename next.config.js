/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Checked by `npm test`, where it belongs: starting the product should not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ["@node-rs/argon2", "pg"],
  // Nodes that were built from the same sources may stand in for each other.
  generateBuildId: () => process.env.CAUCUS_BUILD ?? null,
};
