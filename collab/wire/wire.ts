import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Message, SyncStep } from "./protocol";

/** One WebSocket frame, read. There is exactly one message in a frame: stock clients read no further. */
export type Frame =
  | { kind: "step1"; stateVector: Uint8Array }
  | { kind: "step2"; update: Uint8Array }
  | { kind: "update"; update: Uint8Array }
  | { kind: "awareness"; update: Uint8Array }
  | { kind: "auth" }
  | { kind: "query-awareness" }
  | { kind: "saved"; frames: number }
  | { kind: "refused"; frame: number; reason: string }
  | { kind: "hello"; now: number; role: string }
  | { kind: "disk-full"; isFull: boolean }
  | { kind: "build"; build: string }
  | { kind: "outdated"; taken: ReadonlyMap<number, number> };

/** `null` if the bytes are no message of this protocol, or more than one. Never throws. */
export function decodeFrame(bytes: Uint8Array): Frame | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = read(decoder);
    return frame && !decoding.hasContent(decoder) ? frame : null;
  } catch {
    return null;
  }
}

function read(decoder: decoding.Decoder): Frame | null {
  switch (decoding.readVarUint(decoder)) {
    case Message.Sync:
      return readSync(decoder);
    case Message.Awareness:
      return { kind: "awareness", update: decoding.readVarUint8Array(decoder) };
    case Message.QueryAwareness:
      return { kind: "query-awareness" };
    case Message.Auth:
      decoding.readVarUint(decoder);
      decoding.readVarString(decoder);
      return { kind: "auth" };
    case Message.Saved:
      return { kind: "saved", frames: decoding.readVarUint(decoder) };
    case Message.Refused:
      return {
        kind: "refused",
        frame: decoding.readVarUint(decoder),
        reason: decoding.readVarString(decoder),
      };
    case Message.Hello:
      return {
        kind: "hello",
        now: decoding.readVarUint(decoder),
        role: decoding.readVarString(decoder),
      };
    case Message.DiskFull:
      return { kind: "disk-full", isFull: decoding.readVarUint(decoder) === 1 };
    case Message.Build:
      return { kind: "build", build: decoding.readVarString(decoder) };
    case Message.Outdated:
      return { kind: "outdated", taken: readClocks(decoder) };
    default:
      return null;
  }
}

/** In the form of a state vector. */
function readClocks(decoder: decoding.Decoder): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>();
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
  }
  return clocks;
}

function readSync(decoder: decoding.Decoder): Frame | null {
  const step = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  switch (step) {
    case SyncStep.Step1:
      return { kind: "step1", stateVector: payload };
    case SyncStep.Step2:
      return { kind: "step2", update: payload };
    case SyncStep.Update:
      return { kind: "update", update: payload };
    default:
      return null;
  }
}

export function encodeSync(step: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, Message.Sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function encodeAwareness(update: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, Message.Awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** @param frames how many update-carrying frames of this connection are durable, counted from its first. */
export function encodeSaved(frames: number): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, Message.Saved);
    encoding.writeVarUint(encoder, frames);
  });
}

/** @param frame the refused one's number among the update-carrying frames of this connection, from 1. */
export function encodeRefused(frame: number, reason: string): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, Message.Refused);
    encoding.writeVarUint(encoder, frame);
    encoding.writeVarString(encoder, reason);
  });
}

export function encodeHello(now: number, role: string): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, Message.Hello);
    encoding.writeVarUint(encoder, now);
    encoding.writeVarString(encoder, role);
  });
}

export function encodeDiskFull(isFull: boolean): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, Message.DiskFull);
    encoding.writeVarUint(encoder, isFull ? 1 : 0);
  });
}

export function encodeBuild(build: string): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, Message.Build);
    encoding.writeVarString(encoder, build);
  });
}

/** @param taken of each client id of the receiver's, how many of its structs the server has taken in. */
export function encodeOutdated(taken: ReadonlyMap<number, number>): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, Message.Outdated);
    encoding.writeVarUint(encoder, taken.size);
    for (const [client, clock] of taken) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
  });
}

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
