// Yjs publishes what its own tests compare with, and no types for it.
declare module "yjs/testHelper" {
  import type { Doc } from "yjs";

  /** Throws where two documents differ in any struct, its neighbours included. */
  export function compareStructStores(one: Doc["store"], other: Doc["store"]): void;
}
