import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const POLL_MS = 200;
const OURS = /^(CAUCUS_|AUTH_|NEXTAUTH_|OIDC_|SMTP_|DATABASE_URL$|REDIS_URL$|NODE_ENV$|npm_)/;

/**
 * Starts the product as people do, built where it is not, on 127.0.0.1 and data of its own.
 *
 * @param {string} root the checkout
 * @param {{ name: string, email: string, password: string }} owner
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} once it is ready; `stop` takes its data away too
 */
export async function startProduct(root, owner) {
  const data = await mkdtemp(path.join(tmpdir(), "caucus-screenshots-"));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const own = Object.entries(process.env).filter(([name]) => !OURS.test(name));
  const child = spawn(process.execPath, [path.join(root, "scripts/start.mjs")], {
    env: {
      ...Object.fromEntries(own),
      HOST: "127.0.0.1",
      PORT: String(port),
      CAUCUS_URL: url,
      CAUCUS_DATA: data,
      CAUCUS_OWNER_NAME: owner.name,
      CAUCUS_OWNER_EMAIL: owner.email,
      CAUCUS_OWNER_PASSWORD: owner.password,
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      await stop();
      throw new Error("The product does not start.");
    }
    await pause(POLL_MS);
  }
  return { url, stop };
}

async function isReady(url) {
  const answer = await fetch(`${url}/readyz`).catch(() => null);
  return answer?.ok ?? false;
}

async function findFreePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
