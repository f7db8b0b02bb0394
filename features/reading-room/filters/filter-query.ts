import { isId, type LabelId, type UserId } from "@/domain/ids";
import { NO_FILTER, type Filter } from "./filter";

const NAMES = {
  people: "person",
  labels: "label",
  state: "state",
  unread: "unread",
  mine: "mine",
  words: "words",
} as const;

/** A filter as it stands in an address, so that it can be shared; other parameters stay as they are. */
export function toQuery(filter: Filter, current: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams(current);
  for (const name of Object.values(NAMES)) query.delete(name);
  for (const person of filter.people) query.append(NAMES.people, person);
  for (const label of filter.labels) query.append(NAMES.labels, label);
  if (filter.state) query.set(NAMES.state, filter.state);
  if (filter.unread) query.set(NAMES.unread, "1");
  if (filter.mine) query.set(NAMES.mine, "1");
  if (filter.words.trim() !== "") query.set(NAMES.words, filter.words);
  return query;
}

/** Whatever the address says that is no filter is passed over. */
export function parseFilter(query: URLSearchParams): Filter {
  const state = query.get(NAMES.state);
  return {
    ...NO_FILTER,
    people: [...new Set(query.getAll(NAMES.people))].filter((raw): raw is UserId =>
      isId<"user">(raw),
    ),
    labels: [...new Set(query.getAll(NAMES.labels))].filter((raw): raw is LabelId =>
      isId<"label">(raw),
    ),
    state: state === "open" || state === "resolved" ? state : null,
    unread: query.get(NAMES.unread) === "1",
    mine: query.get(NAMES.mine) === "1",
    words: (query.get(NAMES.words) ?? "").slice(0, 200),
  };
}
