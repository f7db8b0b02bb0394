/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Checked by `npm test`, where it belongs: starting the product should not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // No page has a picture to make smaller, and what does it is a way to keep the server busy.
  images: { unoptimized: true },
  // Yjs must be there once, for all layers of the bundle.
  serverExternalPackages: ["@node-rs/argon2", "pg", "yjs"],
  // Nodes that were built from the same sources may stand in for each other.
  generateBuildId: () => process.env.CAUCUS_BUILD ?? null,
};
