import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export type Pages = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close: () => Promise<void>;
};

/** Prepares the built pages in `folder`. What they read of the environment has to be set by now. */
export async function createPages(folder: string): Promise<Pages> {
  // Not at the top: Next looks at the environment as soon as it is loaded.
  const { default: next } = await import("next");
  const app = next({
    dev: false,
    dir: folder,
    quiet: true,
    // At the first request Next would listen for upgrades on our server, and end sockets that are not its own.
    httpServer: createServer(),
  });
  await app.prepare();
  return { handle: app.getRequestHandler(), close: () => app.close() };
}
