// `npm run dev`: the product from its sources, as somebody edits them. Next shows a changed page at once, behind the
// same server as always; a server that has changed is bundled and started again. The data lies in .dev/data, and stays.

import { watch } from "node:fs";
import path from "node:path";
import { EditedServer } from "./dev/edited-server.mjs";
import { prepareToEdit } from "./prepare.mjs";
import { generate } from "./generate.mjs";
import { bundleServer } from "./server-bundle.mjs";
import { say } from "./steps.mjs";
import { watchParent } from "./watch-parent.mjs";

/** The owner of a database that has none. Nobody but this machine reaches the server, unless HOST says otherwise. */
const OWNER = {
  CAUCUS_OWNER_EMAIL: "owner@example.org",
  CAUCUS_OWNER_PASSWORD: "walnut ferry lantern",
  CAUCUS_OWNER_NAME: "Olive Owner",
};
/** Milliseconds in which several files are saved at once. */
const SETTLE_MS = 100;

const root = path.resolve(import.meta.dirname, "..");
await prepareToEdit(root);
watchParent();

const server = new EditedServer(path.join(root, ".dev/server/main.js"), {
  cwd: root,
  env: {
    HOST: "localhost",
    CAUCUS_DATA: ".dev/data",
    // A build that was made before is not what is shown.
    CAUCUS_BUILD: "edited",
    NEXT_TELEMETRY_DISABLED: "1",
    ...(process.env.CAUCUS_OWNER_EMAIL === undefined && OWNER),
    ...process.env,
  },
  onEnd: (code) => say(`The server has ended with ${code}; it starts again after the next change.`),
});

const { context } = await import("esbuild");
const bundling = await context({
  ...bundleServer(root, { main: "server/dev.ts", folder: ".dev/server" }),
  plugins: [{ name: "restart", setup: ({ onEnd }) => onEnd(afterBundling) }],
});
await bundling.watch();
const watched = watch(path.join(root, "prisma"), { recursive: true }, soon(changeDatabase));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, stop);
if (process.env.CAUCUS_OWNER_EMAIL === undefined) {
  say(`Sign in as ${OWNER.CAUCUS_OWNER_EMAIL} with "${OWNER.CAUCUS_OWNER_PASSWORD}".`);
}

/** What does not compile leaves the server that runs as it is. */
async function afterBundling({ errors }) {
  if (errors.length === 0) {
    say("Starting the server …");
    await server.restart();
    return;
  }
  const { formatMessages } = await import("esbuild");
  const messages = await formatMessages(errors, { kind: "error", color: process.stdout.isTTY });
  console.error(messages.join("\n"));
}

/** The next server migrates when it starts. */
async function changeDatabase() {
  say("Preparing the database client …");
  try {
    generate();
  } catch (error) {
    console.error(error.message);
    return;
  }
  await bundling.rebuild();
}

function soon(work) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void work(), SETTLE_MS);
  };
}

async function stop() {
  say("Stopping …");
  watched.close();
  await bundling.dispose();
  await server.stop();
}
