import { once } from "node:events";
import { duplexPair, PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { MessagePipe } from "./message-pipe";

function connect() {
  const [here, there] = duplexPair();
  const heard: unknown[] = [];
  const bytes: Uint8Array[][] = [];
  new MessagePipe<never, unknown>(there, (message, all) => {
    heard.push(message);
    bytes.push([...all]);
  });
  const pipe = new MessagePipe<unknown, never>(here, () => undefined);
  const end = async (): Promise<unknown[]> => {
    here.end();
    await once(there, "end");
    return heard;
  };
  return { pipe, end, bytes };
}

it("carries messages in their order", async () => {
  const { pipe, end } = connect();
  const messages = ["words – «и» 🜚", { list: [1, null, undefined, new Map([[1, "a"]])] }, 7];
  for (const message of messages) pipe.send(message);
  expect(await end()).toEqual(messages);
});

it("carries bytes as bytes, and no more of a buffer than the part that was meant", async () => {
  const { pipe, end, bytes } = connect();
  const large = new Uint8Array(3_000_000).map((_, at) => at * 7);
  const part = Buffer.from("a part of a larger buffer").subarray(2, 6);
  pipe.send(large);
  pipe.send({ part, none: new Uint8Array() });
  pipe.send("after it");
  const [first, ...others] = await end();
  expect(Buffer.compare(first as Uint8Array, large)).toBe(0);
  const small = { part: new TextEncoder().encode("part"), none: new Uint8Array() };
  expect(others).toStrictEqual([small, "after it"]);
  expect(bytes.slice(1)).toStrictEqual([Object.values(small), []]);
  expect(bytes[1]?.[0]?.buffer.byteLength).toBe(4);
});

it("puts together what comes in pieces", async () => {
  const [here, there] = duplexPair();
  const chunks: Uint8Array[] = [];
  there.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  new MessagePipe(here, () => undefined).send({ text: "so", bytes: new Uint8Array([1, 2]) });
  here.end();
  await once(there, "end");
  const cut = new PassThrough();
  const heard: unknown[] = [];
  new MessagePipe(cut, (message) => heard.push(message));
  for (const byte of Buffer.concat(chunks)) cut.write(Uint8Array.of(byte));
  cut.end();
  await once(cut, "end");
  expect(heard).toStrictEqual([{ text: "so", bytes: new Uint8Array([1, 2]) }]);
});

it("says at once what it cannot send", () => {
  const { pipe } = connect();
  expect(() => pipe.send({ act: () => undefined })).toThrow("could not be cloned");
  expect(() => pipe.send(new Float64Array(2))).toThrow("only bytes");
});
