import { ReportDocument } from "@/collab/facts/document-model";
import type { Acting } from "@/collab/facts/commands";
import { newId } from "@/collab/facts/new-id";
import type { UserId } from "@/domain/ids";
import { bodyOf } from "./api-client";
import { HandMadeSocket } from "./hand-made-socket";
import type { Account } from "./people";

/** An annotation as the API answers it. */
export type Made = {
  id: string;
  start: number;
  end: number;
  url: string;
  comments: { id: string }[];
};

type Note = { comment?: string; labels?: readonly string[] };

/** Annotates words that stand in the report once, through the API: what a test needs to be there, not what it proves. */
export async function annotate(
  by: Account,
  report: string,
  words: string,
  note: Note = {},
): Promise<Made> {
  const { text } = await by.api.get(`/reports/${report}/text`);
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`The report does not say “${words}”.`);
  const draft = { start, end: start + words.length, ...note };
  return bodyOf<Made>(await by.api.post(`/reports/${report}/annotations`, draft));
}

/** Everything that `change` does to the shared document, sent as one frame of that person's own socket. */
export async function writeAtOnce(
  by: Account,
  report: string,
  change: (document: ReportDocument, acting: Acting) => void,
): Promise<void> {
  const socket = new HandMadeSocket(by.api.url, `report.${report}`, {
    cookie: by.api.cookieHeader,
    origin: by.api.url,
  });
  try {
    await socket.synced();
    const acting = { user: by.id as UserId, now: () => Date.now(), newId };
    socket.write((ydoc) => change(new ReportDocument(ydoc), acting));
    await socket.saved();
  } finally {
    socket.close();
  }
}
