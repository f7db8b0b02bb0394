import { manyAtOnce } from "../pace";
import { openRequest, sendBody, untilEnded } from "../raw-request";
import { headersOf, type Attack, type Person, type Target } from "../target";

const JSON_TYPE = { "content-type": "application/json" };
const MIB = 2 ** 20;

function post(
  { url }: Target,
  person: Person | undefined,
  path: string,
  body: string,
  isOver: () => boolean,
): Promise<void> {
  const headers = { ...headersOf(person, url), ...JSON_TYPE };
  return sendBody(url, { method: "POST", path: `/api/v1${path}`, headers }, body, isOver);
}

/** Reports that take an age to read. */
export const MARKDOWN: Attack = {
  name: "Markdown",
  words: "a coder sends nested Markdown as JSON, 20 kB of lists and 7 MB of emphasis",
  alsoPeers: false,
  kind: null,
  async fire(target, isOver) {
    const texts = ["1. ".repeat(7_000), "*a **b ".repeat(MIB)];
    const bodies = texts.map((text) =>
      JSON.stringify({ team: target.team, title: "A report", format: "md", text }),
    );
    await manyAtOnce(
      4,
      (number) => post(target, target.coders[number], "/reports", bodies[number % 2] ?? "", isOver),
      isOver,
    );
  },
};

/** Brackets without end, where notes are brought in. */
export const BRACKETS: Attack = {
  name: "brackets",
  words: "a commenter sends 14 MB of brackets as annotations",
  alsoPeers: false,
  kind: null,
  async fire(target, isOver) {
    const report = target.crowded.room.replace("report.", "");
    const body = "[".repeat(14 * MIB);
    await manyAtOnce(
      4,
      (number) =>
        post(
          target,
          target.commenters[number],
          `/reports/${report}/annotations.jsonld`,
          body,
          isOver,
        ),
      isOver,
    );
  },
};

/** Bodies that are begun and not ended, of somebody who may not send them. */
export const HELD_BODIES: Attack = {
  name: "held bodies",
  words: "a viewer holds sixty texts of 31 MB open",
  alsoPeers: false,
  kind: null,
  async fire({ url, viewers }, isOver) {
    const piece = Buffer.alloc(MIB, "a");
    const one = async (): Promise<void> => {
      const headers = { ...headersOf(viewers[0], url), ...JSON_TYPE };
      const asked = openRequest(url, {
        method: "POST",
        path: "/api/v1/reports",
        headers: { ...headers, "content-length": String(31 * MIB + 1) },
      });
      const ended = untilEnded(asked, isOver);
      for (let at = 0; at < 31 && !asked.destroyed; at += 1) asked.write(piece);
      await ended;
    };
    await manyAtOnce(60, one, isOver);
  },
};

/** Uploads that never come to an end. */
export const DRIPS: Attack = {
  name: "drips",
  words: "four viewers send forty uploads at one byte per second",
  alsoPeers: false,
  kind: null,
  async fire({ url, viewers }, isOver) {
    const one = async (number: number): Promise<void> => {
      const person = viewers[number % viewers.length];
      const asked = openRequest(url, {
        method: "POST",
        path: "/api/v1/reports",
        headers: {
          ...headersOf(person, url),
          "content-type": "multipart/form-data; boundary=drip",
          "content-length": String(30 * MIB),
        },
      });
      const drip = setInterval(() => asked.write("-"), 1_000);
      await untilEnded(asked, isOver);
      clearInterval(drip);
    };
    await manyAtOnce(40, one, isOver);
  },
};
