/** How somebody on this machine names what listens on `host`; `null` is every address. */
export function nameHost(host: string | null): string {
  if (host === null || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
