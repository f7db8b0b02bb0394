import { Person } from "./person.mjs";
import { openRoom, react, resolve, say, selectWords } from "./room.mjs";

const PASSWORD = "only for these pictures";

/** Whoever looks. None of these people exists, and no team is meant. */
export const ME = { name: "Ana Alvarez", email: "ana@example.org", password: PASSWORD };
const TEAM = "Clear Ground";
const COLLEAGUES = [
  { name: "Ben Okafor", role: "coder", colour: "violet" },
  { name: "Noor Haddad", role: "lead", colour: "rust" },
  { name: "Tomas Lind", role: "commenter", colour: "blue" },
];

const OTHERS = [
  {
    title: "Statements at the Oslo preparatory meeting",
    publisher: "Clear Ground",
    published: "April 2012",
    text: "Oslo preparatory meeting\n\nStatements of delegations\n\n• The delegation of the host thanked all who came.\n• A neighbour said that it studies the question.",
  },
  {
    title: "What parliaments asked: a year of questions",
    publisher: "Example Institute",
    published: "2012",
    text: "A year of questions\n\nIn nine parliaments members asked when stocks will be gone.",
  },
  {
    title: "Notes from the regional workshop",
    publisher: "",
    published: "August 2011",
    text: "Regional workshop\n\nThe military sees no use for the weapon any more.",
  },
];

/** Who marks which words as what, and says what about them; `null` is a highlight alone. */
const NOTES = [
  [
    "noor",
    "strongly condemned the use of cluster munitions",
    "Concern",
    "The line for the press note: *strongly condemned*, in the Declaration itself.",
  ],
  ["me", "supports the spirit and the humanitarian and disarmament goals", "Commitment", null],
  [
    "me",
    "in a position to accede to the Convention",
    "Key quote",
    "Is this a **no**, or a *not yet*? It decides how we write to Hanoi.",
  ],
  ["ben", "fulfill all obligations under the treaty", "To check", null],
  [
    "ben",
    "concerns over the fact that victims states",
    "Question",
    "Fair burden sharing again. Who else says this?",
  ],
  [
    "tomas",
    "studying the possibility of Malaysia acceding",
    "Commitment",
    "The introduction says they plan to accede; here they only study it.",
  ],
  ["noor", "expressed its willingness to play an active role", "Commitment", null],
  [
    "me",
    "we will sign, but help us",
    "Key quote",
    "A request with a condition: capacity. Somebody should offer it.",
  ],
  [
    "ben",
    "still assessing the impact of signing",
    "Concern",
    "Defence ministry. Ask what the assessment covers.",
  ],
];

/** The people, their team and its reports. */
export async function gather(url) {
  const me = new Person(url, ME.name);
  await me.signIn(ME);
  await me.call("PATCH", "/me", { colour: "teal" });
  const { items: first } = await me.call("GET", "/teams");
  const { id: team } = await me.call("POST", "/teams", { name: TEAM });
  for (const { id } of first) await me.call("DELETE", `/teams/${id}`);
  const colleagues = [];
  for (const { name, role, colour } of COLLEAGUES) {
    const { token } = await me.call("POST", "/invitations", { role, team });
    const person = new Person(url, name);
    const email = `${name.split(" ")[0].toLowerCase()}@example.org`;
    await person.call("POST", "/invitations/accept", { token, name, email, password: PASSWORD });
    await person.call("PATCH", "/me", { colour });
    colleagues.push(person);
  }
  const { items: samples } = await me.call("GET", `/reports?team=${team}`);
  for (const report of OTHERS.toReversed()) await me.call("POST", "/reports", { ...report, team });
  return { team, report: samples[0].id, people: [me, ...colleagues] };
}

/** What they mark and say. In the end Ben has selected something, and Noor is in the room. */
export async function discuss({ report, people, pages: { mine, bens, noors } }) {
  const [me, ben, noor, tomas] = people;
  const by = { me, ben, noor, tomas };
  const text = await me.call("GET", `/reports/${report}/text`);
  const { team } = await me.call("GET", `/reports/${report}`);
  const { items: labels } = await me.call("GET", `/teams/${team}/labels`);
  for (const [who, words, label, comment] of NOTES) {
    const start = text.indexOf(words);
    if (start === -1) throw new Error(`The report does not say “${words}”.`);
    await by[who].call("POST", `/reports/${report}/annotations`, {
      start,
      end: start + words.length,
      ...(who !== "tomas" && { labels: [labels.find(({ name }) => name === label).id] }),
      ...(comment !== null && { comment }),
    });
  }
  await Promise.all([mine, bens, noors].map((page) => openRoom(page, report)));
  await say(
    bens,
    "in a position to accede",
    "They announce a roadmap two lines down. I read “not yet”.",
  );
  await say(mine, "strongly condemned", "Agreed. Tomas has the wording of the Declaration.");
  await react(bens, "strongly condemned", "👍");
  await react(mine, "strongly condemned", "👍");
  await say(noors, "still assessing", "Asked on Monday; they answer by Friday.");
  await resolve(noors, "still assessing");
  await selectWords(bens, "consequences of the past use of cluster munitions");
}
