import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { toHousehold } from "@/auth/throttle/client-address";

/** Connections of one address that ask over HTTP; a browser opens six, and what became a socket counts there. */
export const CONNECTIONS_PER_ADDRESS = 512;

export type ConnectionBound = {
  /** Connections that one address may have open. */
  most: number;
  /** Told of every connection that was closed for that. */
  onKeptOut: (household: string) => void;
};

/** Closes connections of an address that has as many open as it may, before anything is read of them. */
export function boundConnections(
  server: Server<never>,
  { most, onKeptOut }: ConnectionBound,
): void {
  const open = new Map<string, Set<Socket>>();
  const forget = (socket: Socket, household: string): void => {
    const mine = open.get(household);
    if (mine?.delete(socket) === true && mine.size === 0) open.delete(household);
  };
  const householdOf = ({ remoteAddress }: Socket): string => toHousehold(remoteAddress ?? "");
  server.on("connection", (socket: Socket) => {
    const household = householdOf(socket);
    const mine = open.get(household) ?? new Set();
    if (mine.size >= most) {
      socket.destroy();
      onKeptOut(household);
      return;
    }
    open.set(household, mine.add(socket));
    socket.once("close", () => forget(socket, household));
  });
  server.on("upgrade", ({ socket }: IncomingMessage) => forget(socket, householdOf(socket)));
}
