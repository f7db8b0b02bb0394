import * as Y from "yjs";
import { HandMadeSocket } from "@/e2e/support/hand-made-socket";
import type { Account } from "@/e2e/support/people";
import { AcknowledgedWriter, agreed, countGenerations } from "../sync/acknowledged-writer";
import { syncUrlOf, type KilledRoom, type KillScene } from "./killed-room";
import { PRIVATE_PEN, PRIVATE_WORDS, privateRoomOf } from "./private-pen";

const MOST_TRIES = 20;

/** Three windows of the first writer in their private room, which nobody else ever sees. */
export const KILLED_PRIVATE_ROOM: KilledRoom = {
  kind: "coding",
  gather(scene) {
    const { id, api } = findOwner(scene);
    const url = syncUrlOf(scene.server, privateRoomOf(id));
    const open = (): AcknowledgedWriter =>
      new AcknowledgedWriter(url, id, () => api.cookieHeader, PRIVATE_PEN);
    return [open(), open(), open()];
  },
  async account(crowd, scene) {
    const owner = findOwner(scene);
    const differs = (other: Y.Doc) => {
      const state = Y.encodeStateAsUpdate(other);
      return crowd.filter(({ ydoc }) => Buffer.compare(Y.encodeStateAsUpdate(ydoc), state) !== 0)
        .length;
    };
    let fresh = await read(scene, privateRoomOf(owner.id), owner);
    // The room may have begun a fresh document since its windows have agreed.
    for (let tries = 1; tries < MOST_TRIES && differs(fresh) > 0; tries += 1) {
      await agreed(crowd);
      fresh = await read(scene, privateRoomOf(owner.id), owner);
    }
    const codes = fresh.getMap<readonly unknown[]>(PRIVATE_PEN.root);
    const words = new Set([...codes.values()].map(([, , said]) => said));
    const acknowledged = crowd.flatMap((one) => [...one.acknowledged]);
    return {
      acknowledged: acknowledged.length,
      generations: countGenerations(crowd),
      lost: acknowledged.filter((id) => !codes.has(id)).length,
      doubled: codes.size - words.size,
      diverged: differs(fresh),
      differing: await countLeaks(scene, owner),
    };
  },
};

function findOwner({ writers }: KillScene): Account {
  const [first] = writers;
  if (!first) throw new Error("nobody writes");
  return first;
}

/** All that the server has of a room now. */
async function read({ server }: KillScene, room: string, as: Account): Promise<Y.Doc> {
  const socket = new HandMadeSocket(server.url, room, { cookie: as.api.cookieHeader });
  await socket.synced();
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(socket.ydoc));
  socket.close();
  return ydoc;
}

/** In how many places somebody else finds words of the room, or its door open. */
async function countLeaks(scene: KillScene, owner: Account): Promise<number> {
  const { server, report } = scene;
  const others = [scene.owner, ...scene.writers.filter(({ id }) => id !== owner.id)];
  const doors = await Promise.all(
    others.map((other) =>
      read(scene, privateRoomOf(owner.id), other).then(
        () => true,
        () => false,
      ),
    ),
  );
  const room = await read(scene, `report.${report}`, scene.owner);
  const paths = ["", "/annotations", "/statements"].map((more) => `/reports/${report}${more}`);
  const answers = await Promise.all(
    [...paths, "/reports", "/me/data"].map((path) => scene.owner.api.get(path)),
  );
  const seen = [
    server.output,
    await (await fetch(`${server.url}/metrics`)).text(),
    Buffer.from(Y.encodeStateAsUpdate(room)).toString("utf8"),
    ...answers.map(({ text }) => text),
  ];
  return [...doors, ...seen.map((text) => text.includes(PRIVATE_WORDS))].filter(Boolean).length;
}
