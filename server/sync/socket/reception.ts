import { CloseCode } from "@/collab/wire/protocol";
import { decodeFrame, type Frame } from "@/collab/wire/wire";
import type { Hold } from "../../cost/hold-budget";
import type { Connection } from "./connection";
import { Inbox, type Step } from "./inbox";
import { priceOfFrame } from "../cost/prices";
import type { Room } from "../room";
import type { Tolls } from "../cost/tolls";

/** Takes in what connections send, at the expense of who sends it, and passes it on to their rooms. */
export class Reception {
  readonly #tolls: Tolls;

  constructor(tolls: Tolls) {
    this.#tolls = tolls;
  }

  /** What takes the frames of one connection, each a whole message. */
  receiverFor(room: Room, connection: Connection): (bytes: Uint8Array) => void {
    const sendAway = (why: string, retryAfter: number): void => {
      this.#tolls.turnedAway({
        who: connection.payer,
        what: "flood",
        why,
        room: room.name,
        retryAfter,
      });
      connection.close(CloseCode.TooFast, `${why}; retry in ${retryAfter} ms`);
    };
    const inbox = new Inbox({
      charge: (price) => this.#tolls.charge(connection.payer, price),
      isWanted: ({ outlives }) => (outlives ? connection.isHeard : connection.isOpen),
      onWaiting: (isWaiting) => (connection.mustWait = isWaiting),
      onRefused: (retryAfter) => sendAway("you have used up your share", retryAfter),
    });
    return (bytes) => {
      if (!connection.isHeard) return;
      const held = connection.hold(bytes.length);
      if (!held) sendAway("too much of yours waits", UNHANDLED_RETRY_MS);
      else {
        const frame = decodeFrame(bytes);
        inbox.put({
          price: priceOfFrame(bytes.length),
          outlives: frame?.kind === "step2" || frame?.kind === "update",
          run: () => read(room, connection, frame, held),
          drop: () => held.end(),
        });
      }
    };
  }
}

/** What has arrived is handled by then, or given up. */
const UNHANDLED_RETRY_MS = 15_000;

/** Hands a frame over; what is returned has yet to be paid for. */
function read(room: Room, connection: Connection, frame: Frame | null, held: Hold): Step | null {
  switch (frame?.kind) {
    case "step1": {
      const { stateVector } = frame;
      return {
        price: room.priceOfAnswer(connection, stateVector),
        outlives: false,
        run: () => {
          room.join(connection, { stateVector, held });
          return null;
        },
        drop: () => held.end(),
      };
    }
    case "step2":
    case "update":
      return room.receive(connection, frame.update, { isWhole: frame.kind === "step2", held });
    case "awareness":
      room.presence.receive(connection, frame.update);
      held.end();
      return null;
    case "query-awareness":
    case "auth":
      held.end();
      return null;
    case "saved":
    case "refused":
    case "hello":
    case "disk-full":
    case "build":
    case "outdated":
    case undefined:
      connection.close(CloseCode.BadFrame, "not a message of this protocol");
      return null;
  }
}
