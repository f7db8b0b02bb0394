import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

/** Takes whatever comes and does nothing with it: what firing itself costs the machine is seen here. */
const server = createServer((request, response) => {
  request.on("error", () => undefined).resume();
  request.on("end", () => response.end("{}"));
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on("connection", (socket) => socket.on("error", () => undefined));
server.listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port);
});
