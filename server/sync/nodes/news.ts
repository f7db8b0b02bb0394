/** How much of an update a document does not have yet. What it has is not counted, however much of it there is. */
export type News = {
  /** Clients that it has nothing of. */
  clients: number;
  /** Structs that were made or deleted. */
  structs: number;
};

/** More at once than this comes from nobody who writes, however many windows they had and however long offline. */
const MAX_NEWS: News = { clients: 2_000, structs: 50_000 };

export function isNothing({ structs }: News): boolean {
  return structs === 0;
}

export function isTooMuch({ clients, structs }: News): boolean {
  return clients > MAX_NEWS.clients || structs > MAX_NEWS.structs;
}
