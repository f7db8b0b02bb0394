import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { writeDeletions, type Deletion } from "./split-update";

type Struct = Y.Item | Y.GC | Y.Skip;

/**
 * Takes out of updates what was ever said under some keys. Give it a document's updates in their order: a fact that
 * replaces another does not say its key again, and is known by what it builds on.
 */
export class UpdateBlanker {
  readonly #isMeant: (key: string) => boolean;
  /** The clocks of the structs that are meant, by client. */
  readonly #meant = new Map<number, Set<number>>();

  constructor(isMeant: (key: string) => boolean) {
    this.#isMeant = isMeant;
  }

  /** The update without what those structs hold: they are in it as deleted. The same bytes if it has none of them. */
  blank(update: Uint8Array): Uint8Array {
    const { structs, ds } = Y.decodeUpdate(update);
    this.#learn(structs);
    let isChanged = false;
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !this.#knows(struct.id)) continue;
      if (!(struct.content instanceof Y.ContentAny)) continue;
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Yjs' contents extend nothing
      struct.content = new Y.ContentDeleted(struct.length);
      isChanged = true;
    }
    return isChanged ? encode(structs, ds) : update;
  }

  /** Until nothing is found any more: what a struct builds on may stand after it. */
  #learn(structs: readonly Struct[]): void {
    for (let found = true; found;) {
      found = false;
      for (const struct of structs) {
        if (!(struct instanceof Y.Item) || this.#knows(struct.id)) continue;
        if (!this.#isAbout(struct)) continue;
        const { client, clock } = struct.id;
        const clocks = this.#meant.get(client) ?? new Set();
        this.#meant.set(client, clocks);
        for (let at = 0; at < struct.length; at += 1) clocks.add(clock + at);
        found = true;
      }
    }
  }

  #isAbout({ parentSub, origin, rightOrigin }: Y.Item): boolean {
    if (parentSub !== null && this.#isMeant(parentSub)) return true;
    return [origin, rightOrigin].some((id) => id !== null && this.#knows(id));
  }

  #knows({ client, clock }: Y.ID): boolean {
    return this.#meant.get(client)?.has(clock) ?? false;
  }
}

/** Structs of one client follow each other, as they were read. */
function encode(
  structs: readonly Struct[],
  ds: ReturnType<typeof Y.decodeUpdate>["ds"],
): Uint8Array {
  const sections: Struct[][] = [];
  for (const struct of structs) {
    const section = sections.at(-1);
    if (section?.[0]?.id.client === struct.id.client) section.push(struct);
    else sections.push([struct]);
  }
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, sections.length);
  for (const section of sections) {
    const [first] = section;
    if (!first) continue;
    encoding.writeVarUint(encoder.restEncoder, section.length);
    encoder.writeClient(first.id.client);
    encoding.writeVarUint(encoder.restEncoder, first.id.clock);
    for (const struct of section) struct.write(encoder, 0);
  }
  const deletions: Deletion[] = [...ds.clients].flatMap(([client, stretches]) =>
    stretches.map(({ clock, len }) => ({ client, clock, length: len })),
  );
  writeDeletions(encoder.restEncoder, deletions);
  return encoder.toUint8Array();
}
