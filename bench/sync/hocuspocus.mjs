// The peer's server as its manual starts it, in memory.

import { Server } from "@hocuspocus/server";

const server = new Server({
  port: Number(process.env.PORT),
  address: process.env.HOST,
  quiet: true,
});
await server.listen();
