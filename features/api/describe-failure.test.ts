import { expect, it } from "vitest";
import type { Problem } from "@/contract/problem";
import { createSpeaker } from "@/words/speaker";
import { CATALOGUES } from "@/words/catalogues";
import { describeFailure, fieldErrors } from "./describe-failure";

const french = createSpeaker("fr-FR", CATALOGUES.fr)("api");
const failure = (problem: Partial<Problem>) => ({
  kind: "problem" as const,
  problem: {
    type: "about:blank",
    title: "Refused",
    status: 409,
    detail: "In English.",
    ...problem,
  },
});
const say = (problem: Partial<Problem>) => describeFailure(failure(problem), french);

it("a failure is told in the reader's language, from its kind and its parameters", () => {
  expect(say({ type: "/problems/disk-full" })).toContain("Le disque du serveur est plein.");
  const params = { what: "labels", most: 1_200 };
  expect(say({ type: "/problems/too-many", params })).toBe(
    "Une équipe peut avoir 1\u202f200 étiquettes.",
  );
  expect(say({ type: "/problems/last-owner" })).toContain("Une équipe a besoin d’un propriétaire");
});

it("a failure of a kind without words is told from its status, never in the server's English", () => {
  expect(say({ type: "/problems/of-tomorrow", status: 403 })).toBe(french("forbidden"));
  expect(say({ status: 507 })).toBe(french("broken"));
});

it("wrong fields are told one by one", () => {
  const errors = [
    { path: "name", message: "Taken.", kind: "name-taken-actor" },
    { path: "body.title", message: "Too small: expected string to have >=1 characters" },
  ];
  expect(fieldErrors(failure({ status: 422, errors }), french)).toEqual({
    name: french("problems.name-taken-actor"),
    title: french("fields.invalid"),
  });
});
