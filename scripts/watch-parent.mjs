const CHECK_MS = 1_000;

/**
 * Under `npm start`, npm is what people stop. It passes signals on, but nothing when it is killed outright, and a
 * server that nobody knows of would keep the port and the data. So the server stops when npm is gone.
 */
export function watchParent() {
  if (process.env.npm_lifecycle_event !== "start") return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, CHECK_MS).unref();
}
