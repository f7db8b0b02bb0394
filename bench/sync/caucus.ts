import { inviteAs, OWNER, signInOwner } from "@/e2e/support/people";
import { bodyOf } from "@/e2e/support/api-client";
import { ServerProcess } from "@/e2e/support/server-process";
import { findFreePort } from "@/test/product-process";
import { makeSeat, type Contestant } from "./contestant";
import { EDITED_LENGTH } from "./edits";
import { findChild, readCpu, readThreadsCpu, readTreeCpu } from "./process-cpu";
import { readMemory, watchPeak } from "./process-memory";

/** Each may have several windows open. */
const ACCOUNTS = 40;
/** Unread documents are let go after two minutes, empty rooms after one; it looks four times a minute. */
const REST_MS = 140_000;
const TEXT = "States should join the convention. ".repeat(Math.ceil(EDITED_LENGTH / 35));

/** The built product with its own PostgreSQL, people with sessions, and the gate. */
export const CAUCUS: Contestant = {
  name: "Caucus",
  async start() {
    const inspector = `127.0.0.1:${await findFreePort()}`;
    const server = await ServerProcess.start({
      NODE_OPTIONS: `--inspect=${inspector} --inspect-publish-uid=http`,
      CAUCUS_OWNER_NAME: OWNER.name,
      CAUCUS_OWNER_EMAIL: OWNER.email,
      CAUCUS_OWNER_PASSWORD: OWNER.password,
    });
    try {
      const owner = await signInOwner(server.url);
      const { id: team } = bodyOf<{ id: string }>(
        await owner.api.post("/teams", { name: "The measured" }),
      );
      const people = [owner];
      while (people.length < ACCOUNTS)
        people.push(await inviteAs(owner, { team, role: "coder", name: `Coder ${people.length}` }));
      let pid = findChild("main.js");
      return {
        async openRoom(title) {
          const { id } = bodyOf<{ id: string }>(
            await owner.api.post("/reports", { team, title, text: TEXT, format: "txt" }),
          );
          const room = `report.${id}`;
          const url = `${server.url.replace(/^http/, "ws")}/sync/${room}?caucus=1`;
          return { url, room, dialect: "y-websocket" };
        },
        seats: (count) =>
          Array.from({ length: count }, (_, at) => {
            const { id, api } = people[at % people.length] ?? owner;
            return makeSeat(id, { cookie: api.cookieHeader, origin: server.url });
          }),
        cpu: () => ({
          server: readCpu(pid),
          threads: readThreadsCpu(pid),
          all: readTreeCpu(pid),
        }),
        get pid() {
          return pid;
        },
        inspector,
        memory: () => readMemory(pid, inspector),
        watchPeak: () => watchPeak(pid),
        async commits() {
          const metrics = await (await fetch(`${server.url}/metrics`)).text();
          const read = (name: string) =>
            Number(new RegExp(`^caucus_sync_commit_seconds_${name} (.+)$`, "m").exec(metrics)?.[1]);
          return { count: read("count"), seconds: read("sum") };
        },
        async forget() {
          await server.stop();
          await server.start();
          pid = findChild("main.js");
        },
        restMs: REST_MS,
        stop: () => server.dispose(),
      };
    } catch (error) {
      await server.dispose();
      throw error;
    }
  },
};
