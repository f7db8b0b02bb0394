import { expect, it } from "vitest";
import { isId } from "@/domain/ids";
import { deriveIds } from "./derive-ids";

it("ids that are derived are ids, the same for the same seed, and others for another", () => {
  const draw = (seed: string) => {
    const next = deriveIds(seed);
    return [next(), next(), next()];
  };
  const ids = draw("job.0");
  expect(ids.every(isId)).toBe(true);
  expect(draw("job.0")).toEqual(ids);
  expect(new Set([...ids, ...draw("job.1")]).size).toBe(6);
});
