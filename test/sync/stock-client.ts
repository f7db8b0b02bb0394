import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import type { ReportId } from "@/domain/ids";
import type { TestPerson } from "../api-world";

/** Milliseconds; longer waits would only make tests longer. */
const MAX_BACKOFF_MS = 50;

/** Yjs' own client, unchanged, signed in as that person. The caller destroys it. */
export function openStockClient(
  url: string,
  report: ReportId,
  person: TestPerson,
  ydoc: Y.Doc,
): WebsocketProvider {
  class SignedIn extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie: person.cookie } });
    }
  }
  return new WebsocketProvider(url, `report.${report}`, ydoc, {
    WebSocketPolyfill: SignedIn as never,
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF_MS,
  });
}
