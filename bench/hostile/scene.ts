import { bodyOf } from "@/e2e/support/api-client";
import { inviteAs, OWNER, signInOwner, type Account } from "@/e2e/support/people";
import { ServerProcess, type Program } from "@/e2e/support/server-process";
import type { Role } from "@/domain/access/roles";
import { encodeEdits } from "../sync/edits";
import type { Contestant } from "../sync/contestant";
import { findChild } from "../sync/process-cpu";
import { privatePlaceOf } from "./attacked-room";
import { HonestWindow } from "./honest-window";
import { pinTree, SERVER_CORE } from "./pin";
import { seatOf, type Person, type Target } from "./target";

const CODERS = 24;
const VIEWERS = 4;
const COMMENTERS = 2;
/** Coders of the meeting who work by themselves besides. */
const DESKS = 3;
const NOTES = 10_000;
const NOTES_PER_UPDATE = 500;
const LONG_LENGTH = 5_000_000;
const LINE = "States should join the convention, and the observers said so. ";

/** A server with people and reports in it, about to be attacked. */
export type Scene = { target: Target; pid: number; stop: () => Promise<void> };

/** @param hasPrivateRooms whether the program has the kind of room that only tests have */
export async function setProductScene(program: Program, hasPrivateRooms: boolean): Promise<Scene> {
  const owner = {
    CAUCUS_OWNER_NAME: OWNER.name,
    CAUCUS_OWNER_EMAIL: OWNER.email,
    CAUCUS_OWNER_PASSWORD: OWNER.password,
  };
  const server = await ServerProcess.start(owner, undefined, program);
  try {
    const pid = findChild("main.js");
    const host = await signInOwner(server.url);
    const { id: team } = bodyOf<{ id: string }>(
      await host.api.post("/teams", { name: "The attacked" }),
    );
    const invite = async (role: Role, count: number): Promise<Person[]> => {
      const people: Person[] = [];
      while (people.length < count) {
        people.push(
          toPerson(
            await inviteAs(host, {
              team,
              role,
              name: `The ${role} ${people.length + 1}`,
            }),
          ),
        );
      }
      return people;
    };
    const coders = await invite("coder", CODERS);
    const target: Target = {
      url: server.url,
      team,
      coders,
      desks: coders
        .slice(0, hasPrivateRooms ? DESKS : 0)
        .map((person) => ({ person, place: privatePlaceOf(server.url, person) })),
      viewers: await invite("viewer", VIEWERS),
      commenters: await invite("commenter", COMMENTERS),
      meeting: await addReport(host, team, "The meeting", 20_000),
      crowded: await addReport(host, team, "The crowded one", 20_000),
      long: (await addReport(host, team, "The long one", LONG_LENGTH)).room.replace("report.", ""),
    };
    await fillCrowded(target);
    pinTree(pid, SERVER_CORE);
    return { target, pid, stop: () => server.dispose() };
  } catch (error) {
    await server.dispose();
    throw error;
  }
}

/** A server in memory, which knows no people and no reports. */
export async function setPeerScene(peer: Contestant): Promise<Scene> {
  const running = await peer.start();
  const people = running.seats(CODERS).map(({ user }) => ({ id: user, email: "", cookie: "" }));
  const target: Target = {
    url: "http://127.0.0.1",
    team: "",
    coders: people,
    viewers: people.slice(0, VIEWERS),
    commenters: people.slice(0, COMMENTERS),
    meeting: await running.openRoom("The meeting"),
    desks: [],
    crowded: await running.openRoom("The crowded one"),
    long: null,
  };
  await fillCrowded(target);
  const pid = running.pid;
  pinTree(pid, SERVER_CORE);
  return { target, pid, stop: () => running.stop() };
}

function toPerson({ id, email, api }: Account): Person {
  return { id, email, cookie: api.cookieHeader };
}

async function addReport(host: Account, team: string, title: string, length: number) {
  const text = LINE.repeat(Math.ceil(length / LINE.length)).slice(0, length);
  const { id } = bodyOf<{ id: string }>(
    await host.api.post("/reports", { team, title, text, format: "txt" }),
  );
  const room = `report.${id}`;
  const url = `${host.api.url.replace(/^http/, "ws")}/sync/${room}?caucus=1`;
  return { url, room, dialect: "y-websocket" as const };
}

/** Somebody writes many notes, and somebody else has seen them all. */
async function fillCrowded({ crowded, coders, url }: Target): Promise<void> {
  const seat = seatOf(coders[0], url);
  const [writer, reader] = [
    new HonestWindow(crowded, seat),
    new HonestWindow(crowded, seatOf(coders[1], url)),
  ];
  await Promise.all([writer.opened, reader.opened]);
  const shape = { count: NOTES, perUpdate: NOTES_PER_UPDATE };
  for (const update of encodeEdits(seat.user, seat.clientId, shape)) writer.edit(update);
  while (reader.seen.length < NOTES) {
    if (writer.closed !== null) throw new Error(`The notes were refused: ${writer.closed}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  writer.leave();
  reader.leave();
}
