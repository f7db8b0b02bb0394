import { ATTACKS } from "./attacks";
import type { Target } from "./target";

export type AttackJob = { attack: string; target: Target; forMs: number };

/** What a server does to an attacker is no error of the attacker's. */
process.on("uncaughtException", () => undefined);
process.on("unhandledRejection", () => undefined);

process.once("message", ({ attack, target, forMs }: AttackJob) => {
  const over = performance.now() + forMs;
  const found = ATTACKS.find(({ name }) => name === attack);
  if (!found) throw new Error(`There is no attack ${attack}.`);
  void found
    .fire(target, () => performance.now() >= over)
    .finally(() => {
      process.disconnect();
      process.exit(0);
    });
});
