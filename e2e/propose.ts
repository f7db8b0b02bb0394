import type { StatementResource } from "@/contract/statements";
import type { StatementId } from "@/domain/ids";
import type { Team, Visitor } from "./fixtures";

/** What the server is to have recognised: the words that begin a statement, those that end it, and who says it. */
export type Proposal = Pick<StatementResource, "actor" | "isoA3"> & { from: string; to: string };

/** Of the sample report, in its order. Every name stands for one statement. */
export const PROPOSALS: readonly Proposal[] = [
  {
    actor: "Vietnam",
    isoA3: "VNM",
    from: "Vietnam stated on 14 September 2011",
    to: "social and economic activities.”",
  },
  {
    actor: "Malaysia",
    isoA3: "MYS",
    from: "Malaysia stated the government",
    to: "“in the near future.”",
  },
  {
    actor: "Gabon",
    isoA3: "GAB",
    from: "Gabon expressed its willingness",
    to: "States Parties to the Convention.",
  },
];

/** Lets everybody's window be told these proposals, whatever the server recognises: what people do with them is proved. */
export async function propose(
  everybody: readonly Visitor[],
  team: Team,
  proposals: readonly Proposal[] = PROPOSALS,
): Promise<void> {
  const [somebody] = everybody;
  if (!somebody) return;
  const { text } = await somebody.api.get(`/reports/${team.report}/text`);
  const items = proposals.map((proposal, number) => toResource(text, proposal, number));
  for (const { context } of everybody) {
    await context.route(`**/reports/${team.report}/statements?**`, (route) =>
      route.fulfill({ json: { edition: 1, items } }),
    );
  }
}

function toResource(
  text: string,
  { from, to, actor, isoA3 }: Proposal,
  number: number,
): StatementResource {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start) + to.length;
  if (start === -1 || end < start) throw new Error(`The report does not say “${from} … ${to}”.`);
  return {
    id: `statement00${number}` as StatementId,
    start,
    end,
    edition: 1,
    actor,
    actorType: "state",
    isoA3,
    speaker: null,
    onBehalfOf: null,
    reportedBy: null,
    date: null,
    dateInferred: "2011-09-12/2011-09-16",
    kind: "speech",
    section: null,
    quotes: [],
    status: "proposed",
    why: "The sentence begins with the name of a state and a verb of saying.",
  };
}
