import { afterAll, beforeAll, expect, test } from "vitest";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { newId } from "@/collab/facts/new-id";
import { CloseCode } from "@/collab/wire/protocol";
import { ApiClient } from "@/e2e/support/api-client";
import { inviteAs, OWNER, signInOwner, type Account } from "@/e2e/support/people";
import { ServerProcess } from "@/e2e/support/server-process";
import type { ReportId, UserId } from "@/domain/ids";
import { findSample } from "@/test/campaigns/killed-report";
import { sendUpdates, updateOf, type Answer } from "@/test/sync/raw-writer";

const PEOPLE = 20;
const WINDOWS = 200;
const NOTES_PER_WINDOW = 5;

let server: ServerProcess;
let sample: { report: string; team: string };
let people: Account[];

beforeAll(async () => {
  server = await ServerProcess.start({
    CAUCUS_OWNER_EMAIL: OWNER.email,
    CAUCUS_OWNER_PASSWORD: OWNER.password,
    CAUCUS_OWNER_NAME: OWNER.name,
  });
  const owner = await signInOwner(server.url);
  sample = await findSample(owner);
  people = [];
  for (let number = 1; number <= PEOPLE; number += 1) {
    const { team } = sample;
    people.push(await inviteAs(owner, { team, role: "coder", name: `Delegate ${number}` }));
  }
});
afterAll(() => server.dispose());

/** As a browser does it that has just been opened: the pages, and what they are made of. */
async function open(path: string, cookie = ""): Promise<number[]> {
  const page = await fetch(`${server.url}${path}`, { headers: { cookie } });
  const parts = [...(await page.text()).matchAll(/(?:src|href)="(\/_next\/[^"]+)"/g)];
  const answers = await Promise.all(
    [...new Set(parts.map(([, part = ""]) => part))].map((part) => fetch(`${server.url}${part}`)),
  );
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  return [page.status, ...answers.map(({ status }) => status)];
}

/** Opens the room and writes into it, again if it is given a fresh document meanwhile. */
async function write({ id, api }: Account, make: (user: string) => Uint8Array): Promise<Answer> {
  const person = { user: id as UserId, sid: "", email: "", cookie: api.cookieHeader };
  const url = `${server.url.replace(/^http/, "ws")}/sync`;
  for (;;) {
    const answer = await sendUpdates(url, sample.report as ReportId, person, [make(id)]);
    if (answer.kind === "saved" || answer.code !== CloseCode.Outdated) return answer;
  }
}

function note(user: string): Uint8Array {
  return updateOf((ydoc) =>
    ydoc.getMap(REPORT_FACTS.annotations.root).set(newId(), [user, Date.now(), 1, 10, 20]),
  );
}

/** What somebody brings who had that many windows open without a connection, as one update. */
function workOf(user: string): Uint8Array {
  return updateOf((ydoc) => {
    const first = ydoc.clientID >>> 1;
    for (let window = 1; window <= WINDOWS; window += 1) {
      ydoc.clientID = first + window;
      for (let note = 0; note < NOTES_PER_WINDOW; note += 1) {
        const fact = [user, Date.now(), 1, 10 + note, 30 + note];
        ydoc.getMap(REPORT_FACTS.annotations.root).set(newId(), fact);
      }
    }
  });
}

test("[GA5] [CO1] twenty people behind one address come in, sign in anew and write; nobody is refused, nor is one who brings the work of 200 windows", async () => {
  const come = async (person: Account): Promise<unknown[]> => {
    const api = new ApiClient(server.url);
    const before = await open("/sign-in");
    const isIn = await api.signIn(person.email, person.password);
    const anew = { ...person, api };
    const after = await open(`/reports/${sample.report}`, api.cookieHeader);
    const written = await write(anew, note);
    const refused = [...before, ...after].filter((status) => status !== 200);
    return [...refused, isIn, written];
  };
  const [returner] = people;
  if (!returner) throw new Error("nobody is here");
  const [brought, ...came] = await Promise.all([write(returner, workOf), ...people.map(come)]);
  expect(brought).toEqual({ kind: "saved" });
  for (const one of came) expect(one).toEqual([true, { kind: "saved" }]);
  const listed = await people[1]?.api.get(`/reports/${sample.report}/annotations`);
  const { items } = listed?.body as { items: unknown[] };
  expect(items).toHaveLength(PEOPLE + WINDOWS * NOTES_PER_WINDOW);
});
