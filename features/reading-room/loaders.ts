import { cache } from "react";
import { notFound } from "next/navigation";
import { listCarried } from "@/data/editions/carried";
import { getDatabase } from "@/data/database";
import { findEditionHead } from "@/data/editions/edition-sources";
import { findEdition } from "@/data/editions/editions";
import { listLabels } from "@/data/teams/labels";
import { listMembers } from "@/data/teams/members";
import { listAuthors } from "@/data/reports/report-authors";
import { findReport, findReportAccess } from "@/data/reports/reports";
import { findTeam } from "@/data/teams/teams";
import { listThreadReads } from "@/data/reports/thread-reads";
import { cutPart, FIRST_PART } from "@/domain/edition/parts";
import { findSections } from "@/domain/edition/sections";
import { parseId, type UserId } from "@/domain/ids";
import { leadToSecondFactor, requireMe } from "@/features/accounts/loaders";
import { loadWords } from "@/features/language/loaders";
import { isTitled } from "./is-titled";
import type { RoomData, RoomPerson } from "./kernel/room-data";

/** As many places, or read marks, come with the page; more are asked for when it is there. */
const FEW = 500;

/**
 * Everything that the reading room shows before it is live. Without a session, to the sign-in page and back; a report
 * that does not exist and one that is not theirs are the same "not found". The newest edition, unless one is asked for.
 */
export const loadReadingRoom = cache(async (raw: string, asked?: string): Promise<RoomData> => {
  const me = await requireMe(`/reports/${raw}${asked === undefined ? "" : `?edition=${asked}`}`);
  const number = asked === undefined ? undefined : parseEdition(asked);
  const db = getDatabase();
  const id = parseId<"report">(raw);
  const access = id && (await findReportAccess(db, { report: id, user: me.id }));
  if (!id || !access) notFound();
  if (!access.letIn) leadToSecondFactor(access.team, `/reports/${id}`);

  const scope = { report: access.report };
  const team = { team: access.team };
  const [report, edition, labels, members, authors, reads, home] = await Promise.all([
    findReport(db, scope),
    findEdition(db, { ...scope, number }),
    listLabels(db, team),
    listMembers(db, { ...team, seenBy: { user: me.id, role: access.role } }),
    listAuthors(db, scope),
    listThreadReads(db, { ...scope, user: me.id }),
    findTeam(db, { ...team, user: me.id }),
  ]);
  if (!report || !edition || !home) notFound();

  const { text, structure } = edition;
  const [carried, head] = await Promise.all([
    listCarried(db, { ...scope, edition: edition.number }),
    findEditionHead(db.pool, { ...scope, number: edition.number }),
  ]);
  const words = await loadWords("reading-room");
  const beginning = cutPart(text, structure, 0, FIRST_PART);
  const [first] = findSections(beginning, text);
  const people = new Map<UserId, RoomPerson>(
    authors.map(({ id: author, name, colour, former }) => [
      author,
      {
        id: author,
        name: name ?? words("note.formerNumber", { number: String(former) }),
        colour,
        role: null,
      },
    ]),
  );
  // The e-mail addresses stay on the server: nothing in the room needs them.
  for (const { id: user, name, colour, role } of members) {
    people.set(user, { id: user, name, colour, role });
  }
  return {
    report: {
      id,
      title: report.title,
      publisher: report.publisher,
      published: report.published,
      sourceUrl: report.sourceUrl,
      archived: report.archivedAt !== null,
      language: head?.language ?? null,
      edition: edition.number,
      newest: report.edition.number,
    },
    team: { id: access.team, name: home.name },
    length: text.length,
    beginning,
    titled: isTitled(first, report.title),
    labels,
    people: [...people.values()],
    me: {
      id: me.id,
      name: me.name,
      colour: me.colour,
      role: access.role,
      settings: me.settings,
    },
    carried:
      carried.length > FEW ? [] : carried.map(({ subject, ...place }) => [subject, place] as const),
    reads:
      reads.length > FEW
        ? null
        : reads.map(({ annotation, readAt }) => [annotation, Date.parse(readAt)] as const),
  };
});

/** A number that no edition can have is none of this report's. */
function parseEdition(raw: string): number {
  return /^[1-9]\d{0,5}$/.test(raw) ? Number(raw) : notFound();
}
