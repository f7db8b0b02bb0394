import * as prng from "lib0/prng";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { inviteAs, OWNER, signInOwner, type Account } from "@/e2e/support/people";
import { ServerProcess, type Program } from "@/e2e/support/server-process";
import { agreed, renewed, settled } from "../sync/acknowledged-writer";
import { KILLED_PRIVATE_ROOM } from "./killed-private-room";
import { findSample, KILLED_REPORT } from "./killed-report";
import type { KilledRoom, KillScene, RoomAccount } from "./killed-room";
import { bundlePrivateProduct } from "./private-product";

/** Of every kind, those that only tests have included. */
const ROOMS: readonly KilledRoom[] = [KILLED_REPORT, KILLED_PRIVATE_ROOM];

/** What is killed, with no time to finish anything. */
const VICTIMS = ["server", "database", "both"] as const;

/** A kill comes at a random moment of this stretch of traffic. Milliseconds. */
const TRAFFIC_MS = { least: 30, most: 300 };

const LETTERS = "abcdefghij";

/** Most kills come before a fresh document is done, and some after. */
const RENEWED_EVERY = 3;

/** Each time that two have written, and at first three, a room is given a fresh document: kills meet every point of that too. */
export const FRESH_AGAIN_AND_AGAIN = { CAUCUS_ROOM_WINDOWS: "2" };

const WRITE_EVERY_MS = 20;

/** Where tests keep programs, in the checkout because of its packages. */
const PROGRAMS = ".e2e";

type Campaign = { kills: number; writers: number; seed: number; rooms?: readonly KilledRoom[] };

/** What became of what the server had acknowledged, by the kind of the room. */
export type CampaignResult = { kills: number; rooms: Partial<Record<string, RoomAccount>> };

/**
 * Kills the product again and again while people write, starts it again, and compares what it has with what it had
 * said was saved. The account is kept here, outside of what is killed.
 */
export async function runKillCampaign(campaign: Campaign): Promise<CampaignResult> {
  await mkdir(PROGRAMS, { recursive: true });
  const folder = await mkdtemp(`${PROGRAMS}/private-product-`);
  try {
    return await kill(await bundlePrivateProduct(folder), campaign);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function kill(
  program: Program,
  { kills, writers, seed, rooms = ROOMS }: Campaign,
): Promise<CampaignResult> {
  const dice = prng.create(seed);
  const env = {
    CAUCUS_OWNER_EMAIL: OWNER.email,
    CAUCUS_OWNER_PASSWORD: OWNER.password,
    CAUCUS_OWNER_NAME: OWNER.name,
    ...FRESH_AGAIN_AND_AGAIN,
  };
  const server = await ServerProcess.start(env, undefined, program);
  const scene = await setScene(server, writers);
  const crowds = rooms.map((room) => ({ room, crowd: room.gather(scene) }));
  const everybody = crowds.flatMap(({ crowd }) => crowd);
  try {
    for (let done = 1; done <= kills; done += 1) {
      const traffic = setInterval(() => everybody.forEach((one) => one.write()), WRITE_EVERY_MS);
      if (done % RENEWED_EVERY === 0) await Promise.all(crowds.map(({ crowd }) => renewed(crowd)));
      await pause(prng.int32(dice, TRAFFIC_MS.least, TRAFFIC_MS.most));
      const victim = VICTIMS[prng.int32(dice, 0, VICTIMS.length - 1)];
      if (victim !== "server") await server.killDatabase();
      if (victim !== "database") await server.kill();
      else await server.ended();
      clearInterval(traffic);
      await server.start();
      for (const { crowd } of crowds) await settled(crowd);
    }
    const accounts: [string, RoomAccount][] = [];
    for (const { room, crowd } of crowds) {
      await agreed(crowd);
      accounts.push([room.kind, await room.account(crowd, scene)]);
    }
    return { kills, rooms: Object.fromEntries(accounts) };
  } finally {
    for (const one of everybody) one.close();
    await server.dispose();
  }
}

async function setScene(server: ServerProcess, writers: number): Promise<KillScene> {
  const owner = await signInOwner(server.url);
  const { report, team } = await findSample(owner);
  const people: Account[] = [];
  for (let index = 0; index < writers; index += 1) {
    people.push(await inviteAs(owner, { team, role: "coder", name: `Writer ${LETTERS[index]}` }));
  }
  return { server, owner, report, writers: people };
}
