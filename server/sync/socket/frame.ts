import { Message, type SyncStep } from "@/collab/wire/protocol";

/** A whole WebSocket frame, ready to be written to any number of sockets. */
export type Frame = Buffer;

const FINAL_BINARY = 0x82;

/**
 * Frames a message once for all who get it (RFC 6455 §5.2; a server does not mask). Header and payload are one buffer,
 * so that a socket costs one write.
 */
export function toFrame(message: Uint8Array): Frame {
  const header = frameHeader(message.length);
  const frame = Buffer.allocUnsafe(header.length + message.length);
  frame.set(header);
  frame.set(message, header.length);
  return frame;
}

/** A sync message in its frame, without a copy in between: documents are large. */
export function toSyncFrame(step: (typeof SyncStep)[keyof typeof SyncStep], payload: Uint8Array) {
  const head = [Message.Sync, step, ...varUint(payload.length)];
  const header = frameHeader(head.length + payload.length);
  const frame = Buffer.allocUnsafe(header.length + head.length + payload.length);
  frame.set(header);
  frame.set(head, header.length);
  frame.set(payload, header.length + head.length);
  return frame;
}

function frameHeader(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(FINAL_BINARY, length);
  if (length < 2 ** 16) return Uint8Array.of(FINAL_BINARY, 126, length >>> 8, length & 0xff);
  const header = Buffer.alloc(10);
  header[0] = FINAL_BINARY;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

function varUint(value: number): number[] {
  const bytes = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left];
    bytes.push((left % 128) | 0x80);
  }
}
