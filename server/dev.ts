// Next, React and NextAuth look at this as soon as they are loaded, so it is set before anything is.
Object.assign(process.env, { NODE_ENV: "development" });
const { runServer } = await import("./run-server");

// scripts/dev.mjs has started it, and starts the next one; where that has been killed, nobody would end it.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
await runServer("edited");

export {};
