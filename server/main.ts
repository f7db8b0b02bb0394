// Next, React and NextAuth look at this as soon as they are loaded, so it is set before anything is.
Object.assign(process.env, { NODE_ENV: "production" });
const { runServer } = await import("./run-server");
await runServer("built");

export {};
