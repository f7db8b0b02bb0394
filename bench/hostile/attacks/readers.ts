import { manyAtOnce } from "../pace";
import { openRequest, untilEnded } from "../raw-request";
import { headersOf, type Attack, type Target } from "../target";

/** What is dear to make: page, structure, statements and export of reports. */
function dearPaths({ long, crowded }: Target): readonly string[] {
  const notes = crowded.room.replace("report.", "");
  return [
    `/reports/${long ?? ""}`,
    `/api/v1/reports/${long ?? ""}/structure`,
    `/api/v1/reports/${long ?? ""}/statements`,
    `/api/v1/reports/${notes}/annotations.jsonld`,
  ];
}

/** Two people ask for these, forty at a time. */
function ask(
  { url, viewers }: Target,
  paths: readonly string[],
  isOver: () => boolean,
  reads = true,
): Promise<void> {
  const one = (number: number): Promise<void> => {
    const asked = openRequest(
      url,
      {
        method: "GET",
        path: paths[number % paths.length] ?? "/",
        headers: headersOf(viewers[number % 2], url),
      },
      reads,
    );
    asked.end();
    return untilEnded(asked, isOver);
  };
  return manyAtOnce(40, one, isOver);
}

/** Everything that is dear to read, again and again. */
export const HEAVY_READS: Attack = {
  name: "heavy reads",
  words:
    "two viewers read page, structure, statements and export of a long report, forty at a time",
  alsoPeers: false,
  kind: null,
  fire: (target, isOver) => ask(target, dearPaths(target), isOver),
};

/** The same, of which nothing is taken from the network. */
export const UNREAD_ANSWERS: Attack = {
  name: "unread answers",
  words: "two viewers ask for the same, forty at a time, and read nothing of it",
  alsoPeers: false,
  kind: null,
  fire: (target, isOver) => ask(target, dearPaths(target), isOver, false),
};

/** What gathers much of the database for one answer. */
export const LISTS: Attack = {
  name: "lists",
  words: "two viewers ask for their data, the actors, the reports and all notes, forty at a time",
  alsoPeers: false,
  kind: null,
  fire: (target, isOver) => {
    const report = target.crowded.room.replace("report.", "");
    const paths = [
      "/api/v1/me/data",
      `/api/v1/teams/${target.team}/actors`,
      `/api/v1/reports?team=${target.team}`,
      `/api/v1/reports/${report}/annotations`,
    ];
    return ask(target, paths, isOver);
  },
};
