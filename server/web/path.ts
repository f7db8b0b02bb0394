import type { IncomingMessage } from "node:http";

/** Returns the path of a request, without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").replace(/[?#].*$/s, "");
}

export function isUnder(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** For the log: an invitation's address is its secret. */
export function withoutSecrets(path: string): string {
  return path.replace(/^(\/invitation\/).*/s, "$1…");
}
