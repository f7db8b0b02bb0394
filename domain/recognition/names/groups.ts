import lists from "./groups.json" with { type: "json" };

const MEMBERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(lists.members).map(([group, codes]) => [group, codes.split(" ")]),
);

/** The member states of a well-known group, ISO 3166-1 alpha-3; none if they are not known. */
export function findMembers(group: string): readonly string[] {
  return MEMBERS.get(group) ?? [];
}

export const KNOWN_GROUPS: readonly string[] = [...MEMBERS.keys()];
