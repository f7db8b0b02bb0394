// The product with a kind of room that tests alone have. Starts as server/main.ts does.
Object.assign(process.env, { NODE_ENV: "production" });
const { runServer } = await import("@/server/run-server");
const { ROOM_KINDS } = await import("@/server/rooms/kinds");
const { PRIVATE_ROOM } = await import("./private-room");
/** Campaigns write more than other tests. */
const mostBytes = 16 * 1024 * 1024;
await runServer("built", { ...ROOM_KINDS, coding: { ...PRIVATE_ROOM, mostBytes } });

export {};
