import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { StructId } from "./scan-update";
import { Any, Content, HAS_KEY, HAS_ORIGIN, HAS_RIGHT_ORIGIN, STRUCT_KIND } from "./update-format";

/** One struct of an update: where its bytes stand in it, and what it builds on. */
type Struct = StructId & { from: number; to: number; origin: StructId | null };

/** All structs of one client; `next` is the first that is in no piece yet. */
type Section = { client: number; structs: readonly Struct[]; next: number };

/** `count` structs of one client that follow each other in the update. */
type Run = { client: number; clock: number; count: number; from: number; to: number };

/** Structs: less than a millisecond. */
const READ_AT_ONCE = 1_000;

/** `length` structs of one client, from `clock` on. */
export type Deletion = StructId & { length: number };

/**
 * The same update (Yjs' version 1 encoding) as several of at most `size` structs or deletions, each of which builds
 * only on those before it, so that a large one can be applied without keeping the thread from everybody else. What the
 * structs hold is not decoded. An update that is not made of flat facts is passed on as it is. Each `null` is a moment at
 * which reading can be interrupted.
 */
export function* splitUpdate(update: Uint8Array, size: number): Generator<Uint8Array | null, void> {
  const decoder = decoding.createDecoder(update);
  const sections = yield* readSections(decoder);
  const order = sections && toBuildingOrder(sections);
  yield null;
  if (!order) {
    yield update;
    return;
  }
  const deletions = readDeletions(decoder);
  for (let at = 0; at < order.length; at += size)
    yield encode(update, toRuns(order.slice(at, at + size)), []);
  for (let at = 0; at < deletions.length; at += size)
    yield encode(update, [], deletions.slice(at, at + size));
}

/**
 * What an update takes away, as an update that says nothing else. One that is not made of flat facts is returned as it
 * is. Each `null` is a moment at which reading can be interrupted.
 */
export function* takeDeletions(update: Uint8Array): Generator<null, Uint8Array> {
  const decoder = decoding.createDecoder(update);
  const sections = yield* readSections(decoder);
  if (!sections) return update;
  const deletions = new Uint8Array(1 + update.length - decoder.pos);
  deletions.set(update.subarray(decoder.pos), 1);
  return deletions;
}

function* readSections(decoder: decoding.Decoder): Generator<null, Section[] | null> {
  const sections: Section[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const count = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    const structs: Struct[] = [];
    for (let at = 0; at < count; at += 1) {
      if (at % READ_AT_ONCE === 0) yield null;
      const from = decoder.pos;
      const read = readStruct(decoder);
      if (!read) return null;
      structs.push({ client, clock, from, to: decoder.pos, origin: read.origin });
      clock += read.length;
    }
    sections.push({ client, structs, next: 0 });
  }
  return sections;
}

/** `null` if it is no flat fact. */
function readStruct(decoder: decoding.Decoder): { length: number; origin: StructId | null } | null {
  const info = decoding.readUint8(decoder);
  const kind = info & STRUCT_KIND;
  if ((kind !== Content.Deleted && kind !== Content.Any) || (info & HAS_RIGHT_ORIGIN) > 0)
    return null;
  let origin: StructId | null = null;
  if ((info & HAS_ORIGIN) > 0) {
    origin = { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) };
  } else {
    const isInRoot = decoding.readVarUint(decoder) === 1;
    if (!isInRoot || (info & HAS_KEY) === 0) return null;
    skipText(decoder);
    skipText(decoder);
  }
  const length = decoding.readVarUint(decoder);
  if (kind === Content.Any) {
    for (let left = length; left > 0; left -= 1) if (!skipValue(decoder)) return null;
  }
  return { length, origin };
}

function skipText(decoder: decoding.Decoder): void {
  const bytes = decoding.readVarUint(decoder);
  decoder.pos += bytes;
}

function skipValue(decoder: decoding.Decoder): boolean {
  switch (decoding.readUint8(decoder)) {
    case Any.Text:
      skipText(decoder);
      return true;
    case Any.Whole:
      decoding.readVarInt(decoder);
      return true;
    case Any.Float:
      decoder.pos += 8;
      return true;
    case Any.ShortFloat:
      decoder.pos += 4;
      return true;
    case Any.Array: {
      let left = decoding.readVarUint(decoder);
      while (left > 0 && skipValue(decoder)) left -= 1;
      return left === 0;
    }
    default:
      return false;
  }
}

function readDeletions(decoder: decoding.Decoder): Deletion[] {
  const deletions: Deletion[] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clock = decoding.readVarUint(decoder);
      deletions.push({ client, clock, length: decoding.readVarUint(decoder) });
    }
  }
  return deletions;
}

/** Every struct after what it builds on; `null` if that goes round in a circle. */
function toBuildingOrder(sections: readonly Section[]): Struct[] | null {
  const order: Struct[] = [];
  const byClient = new Map(sections.map((section) => [section.client, section]));
  for (const section of sections) {
    // Each waits for a struct of the next.
    const waiting: { section: Section; until: number }[] = [{ section, until: Infinity }];
    for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
      const struct = top.section.structs[top.section.next];
      if (!struct || struct.clock >= top.until) {
        waiting.pop();
        continue;
      }
      const needed = struct.origin && byClient.get(struct.origin.client);
      const blocker = needed && needed !== top.section && needed.structs[needed.next];
      if (struct.origin && blocker && blocker.clock <= struct.origin.clock) {
        if (waiting.length > sections.length) return null;
        waiting.push({ section: needed, until: struct.origin.clock + 1 });
        continue;
      }
      order.push(struct);
      top.section.next += 1;
    }
  }
  return order;
}

/** Of one client, what is in a piece follows each other in the update too. */
function toRuns(structs: readonly Struct[]): Run[] {
  const runs = new Map<number, Run>();
  for (const { client, clock, from, to } of structs) {
    const run = runs.get(client);
    if (run) {
      run.count += 1;
      run.to = to;
    } else {
      runs.set(client, { client, clock, count: 1, from, to });
    }
  }
  return [...runs.values()];
}

function encode(
  update: Uint8Array,
  runs: readonly Run[],
  deletions: readonly Deletion[],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.length);
    for (const { client, clock, count, from, to } of runs) {
      encoding.writeVarUint(encoder, count);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeUint8Array(encoder, update.subarray(from, to));
    }
    writeDeletions(encoder, deletions);
  });
}

/** What an update ends with. */
export function writeDeletions(encoder: encoding.Encoder, deletions: readonly Deletion[]): void {
  const clients = new Map<number, Deletion[]>();
  for (const deletion of deletions) {
    const stretches = clients.get(deletion.client);
    if (stretches) stretches.push(deletion);
    else clients.set(deletion.client, [deletion]);
  }
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, stretches] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, stretches.length);
    for (const { clock, length } of stretches) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}
