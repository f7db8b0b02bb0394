import { IncomingMessage } from "node:http";
import { Socket } from "node:net";

/** A socket's first request, as the server sees it before anything is upgraded. */
export function requestFor(url: string, cookie: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  request.headers.cookie = cookie;
  return request;
}
