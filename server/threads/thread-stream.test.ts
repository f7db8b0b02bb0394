import { once } from "node:events";
import { MessageChannel } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { ThreadStream } from "./thread-stream";

const KIB = 1024;
const MIB = 1024 * KIB;

function connect(): [ThreadStream, ThreadStream] {
  const { port1, port2 } = new MessageChannel();
  return [new ThreadStream(port1), new ThreadStream(port2)];
}

/** To its end, which leaves the other way open. */
async function readAll(stream: ThreadStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(stream, "end");
  return Buffer.concat(chunks);
}

describe("a connection between threads", () => {
  it("carries bytes in their order both ways, and ends each way by itself", async () => {
    const [here, there] = connect();
    here.end(Buffer.from("how do you do"));
    expect((await readAll(there)).toString()).toBe("how do you do");
    there.write("well");
    there.end(", thank you");
    expect((await readAll(here)).toString()).toBe("well, thank you");
  });

  it("leaves the writer its bytes", async () => {
    const [here, there] = connect();
    const written = Buffer.from("a part of a larger buffer");
    here.end(written);
    await readAll(there);
    expect(written.toString()).toBe("a part of a larger buffer");
  });

  it("has the writer wait for who does not read, and go on when they do", async () => {
    const [here, there] = connect();
    let taken = 0;
    for (let at = 0; at < 64; at += 1) {
      here.write(Buffer.alloc(64 * KIB, at), () => (taken += 64 * KIB));
    }
    here.end();
    // An answer shows that all that was on its way has come.
    there.write("?");
    await once(here, "data");
    expect(taken).toBeLessThan(MIB);
    const read = await readAll(there);
    expect(read).toHaveLength(4 * MIB);
    for (let at = 0; at < 64; at += 1) expect(read[at * 64 * KIB]).toBe(at);
    expect(taken).toBe(4 * MIB);
  });

  it("breaking off one side ends the other", async () => {
    const [here, there] = connect();
    here.write("half of it");
    await once(there, "data");
    const broken = once(there, "close");
    here.destroy();
    await broken;
    expect(there.readableEnded).toBe(false);
  });
});
