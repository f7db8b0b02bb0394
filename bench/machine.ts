import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import path from "node:path";

/** What the figures were taken on; no names of hosts or people. */
export function describeMachine(): string {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? "processor"}, ${gigabytes} GB, ${process.platform} ${process.arch}, Node ${process.version.slice(1)}`;
}

/** The version of a peer as it is installed. */
export function versionOf(peer: string): string {
  const file = path.join("bench/node_modules", peer, "package.json");
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  return `${peer} ${version}`;
}
