import { setImmediate } from "node:timers/promises";
import type { Context } from "hono";
import type { EndTurn } from "../cost/turns";
import { notFound } from "./access";
import type { SignedInEnv } from "./api-env";
import { chargeCaller } from "./charge-caller";
import { ApiProblem, tooMuchAsked } from "./problem";

type Piece = string | Uint8Array<ArrayBuffer>;

/** Characters of one piece of an answer: it is written and sent before anything else of it is made. */
const PIECE = 64_000;

/** Bytes of a piece of what is kept. */
const KEPT_PIECE = 256 * 1024;

const TRY_AGAIN_MS = 5_000;

/**
 * Answers with much: whoever asks is charged first, has two such answers made at once, and waits for the others. It is
 * made piece by piece, as fast as it is taken in; nothing more is made for who has left.
 *
 * @param price milliseconds of the main thread
 * @param pieces begin when it is their turn; what they throw before the second is answered as a problem
 */
export async function readMuch(
  c: Context<SignedInEnv>,
  price: number,
  pieces: AsyncGenerator<Piece, undefined>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const end = await begin(c, price);
  try {
    const first = await pieces.next();
    const second = first.done ? first : await pieces.next();
    if (!first.done && !second.done) {
      return c.body(stream([first.value, second.value], pieces, end), 200, headers);
    }
    end();
    return c.body(encode(first.value ?? ""), 200, headers);
  } catch (error) {
    end();
    throw error;
  }
}

async function begin(c: Context<SignedInEnv>, price: number): Promise<EndTurn> {
  await chargeCaller(c, price);
  const { reads, caller } = c.var;
  const { signal } = c.req.raw;
  const end = await reads.take({ kind: "person", user: caller.user }, signal);
  if (end) return end;
  throw signal.aborted ? new ApiProblem(400) : tooMuchAsked(TRY_AGAIN_MS);
}

function stream(
  made: Piece[],
  pieces: AsyncGenerator<Piece, undefined>,
  end: EndTurn,
): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const ready = made.shift();
        if (ready !== undefined) {
          controller.enqueue(encode(ready));
          return;
        }
        try {
          const { done, value } = await pieces.next();
          if (!done) {
            controller.enqueue(encode(value));
            return;
          }
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        end();
      },
      async cancel() {
        end();
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The pieces of an object with a list: `opening` is its JSON up to the list's bracket, `closing` from there on. */
export async function* writeList<Item>(
  { opening, closing = "]}" }: { opening: string; closing?: string },
  items: readonly Item[],
  toJson: (item: Item) => unknown,
): AsyncGenerator<string, undefined> {
  let piece = opening;
  for (const [index, item] of items.entries()) {
    piece += (index === 0 ? "" : ",") + JSON.stringify(toJson(item));
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
    // Others get their turn.
    await setImmediate();
  }
  yield piece + closing;
}

/** The pieces of what is kept whole: they are sent as they are, and none is copied. */
export async function* writeKept(
  take: () => Promise<Uint8Array<ArrayBuffer> | null>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  const bytes = await take();
  if (!bytes) throw notFound("edition");
  for (let at = 0; at < bytes.length; at += KEPT_PIECE) yield bytes.subarray(at, at + KEPT_PIECE);
}

function encode(piece: Piece): Uint8Array<ArrayBuffer> {
  return typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
}
