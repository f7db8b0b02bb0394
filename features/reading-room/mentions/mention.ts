import { writeMention } from "@/domain/annotation/mentions";
import { isId, type UserId } from "@/domain/ids";

/**
 * A mention in a comment's Markdown is a link, `[@Ana Lima](user:<id>)`, so that it survives a change of name and reads
 * well anywhere. Whoever writes sees and types `@Ana Lima`.
 */
export type Mentionable = { id: UserId; name: string };

const SCHEME = "user:";
const STORED = /\[@((?:\\.|[^[\]\\\n])*)\]\(user:([0-9a-z]{12})\)/gu;

/** `null` where the address of a link mentions nobody. */
export function parseMentionHref(href: string): UserId | null {
  if (!href.startsWith(SCHEME)) return null;
  const id = href.slice(SCHEME.length);
  return isId<"user">(id) ? id : null;
}

/** Everybody mentioned in a stored body, each once. */
export function findMentions(body: string): UserId[] {
  return [...new Set([...body.matchAll(STORED)].map((match) => match[2] as UserId))];
}

/** What is typed for each person; of people of one name, the later ones are numbered, so that each can be meant. */
export function toMentionNames(people: readonly Mentionable[]): ReadonlyMap<UserId, string> {
  const taken = new Set<string>();
  const names = new Map<UserId, string>();
  for (const { id, name } of people.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const plain = name.replace(/\s+/gu, " ").trim();
    let unique = plain;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1)
      unique = `${plain} (${number})`;
    taken.add(unique.toLowerCase());
    names.set(id, unique);
  }
  return names;
}

/** What was typed, as it is stored: each `@name` of a member becomes a link. The longest name that fits is meant. */
export function toStoredBody(typed: string, people: readonly Mentionable[]): string {
  const names = [...toMentionNames(people)].toSorted(([, a], [, b]) => b.length - a.length);
  let stored = "";
  let at = 0;
  while (at < typed.length) {
    const mention = startsMention(typed, at) ? matchName(typed, at + 1, names) : null;
    if (mention) {
      stored += writeMention(mention.id, mention.name);
      at += 1 + mention.name.length;
    } else {
      stored += typed.charAt(at);
      at += 1;
    }
  }
  return stored;
}

/** A stored body as its author edits it; somebody who is no longer a member stays a link. */
export function toTypedBody(stored: string, people: readonly Mentionable[]): string {
  const names = toMentionNames(people);
  return stored.replaceAll(STORED, (link, _name, id: string) => {
    const name = names.get(id as UserId);
    return name === undefined ? link : `@${name}`;
  });
}

/** The `@…` that is being typed before the caret, to suggest names for; `null` where none is. */
export function findMentionQuery(
  typed: string,
  caret: number,
): { start: number; query: string } | null {
  const start = typed.lastIndexOf("@", caret - 1);
  if (start === -1 || !startsMention(typed, start)) return null;
  const query = typed.slice(start + 1, caret);
  return query.length <= 40 && !/\n|\s\s|^\s/u.test(query) ? { start, query } : null;
}

/** Members whose name, or a word of it, begins with the query; those whose name begins with it come first. */
export function suggestMembers<Member extends Mentionable>(
  people: readonly Member[],
  query: string,
  limit = 6,
): Member[] {
  const wanted = fold(query);
  const rank = (name: string): number => {
    const folded = fold(name);
    if (folded.startsWith(wanted)) return 0;
    return folded.split(" ").some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return people
    .map((person) => ({ person, rank: rank(person.name) }))
    .filter((entry) => entry.rank < 2)
    .toSorted((a, b) => a.rank - b.rank || a.person.name.localeCompare(b.person.name))
    .slice(0, limit)
    .map((entry) => entry.person);
}

function startsMention(typed: string, at: number): boolean {
  return typed.charAt(at) === "@" && (at === 0 || /[\s(“"'‘—–-]/u.test(typed.charAt(at - 1)));
}

function matchName(
  typed: string,
  at: number,
  names: readonly (readonly [UserId, string])[],
): { id: UserId; name: string } | null {
  for (const [id, name] of names) {
    const candidate = typed.slice(at, at + name.length);
    const after = typed.charAt(at + name.length);
    const ends = after === "" || !/[\p{L}\p{N}_]/u.test(after);
    if (name !== "" && ends && candidate.toLowerCase() === name.toLowerCase())
      return { id, name: candidate };
  }
  return null;
}

function fold(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}
