import { describe, expect, test } from "vitest";
import { may, mayGrant, mayWrite, PERMISSIONS, type Permission } from "./permissions";
import { isRole, ROLES, type Role } from "./roles";

const ALL = Object.keys(PERMISSIONS) as Permission[];
const held = (role: Role): Permission[] => ALL.filter((permission) => may(role, permission));
const PAIRS = ROLES.flatMap((a) => ROLES.map((b) => [a, b] as const));
const isAbove = (a: Role, b: Role): boolean => ROLES.indexOf(a) < ROLES.indexOf(b);

describe("the table", () => {
  test.each(ALL)("%s: a role above one that may, may too", (permission) => {
    for (const [above, below] of PAIRS) {
      if (isAbove(above, below) && may(below, permission))
        expect(may(above, permission)).toBe(true);
    }
  });

  test("each role may more than the one below it", () => {
    const counts = ROLES.map((role) => held(role).length);
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => b - a));
  });

  test("an owner may everything, a viewer looks and nothing else", () => {
    expect(held("owner")).toEqual(ALL);
    expect(held("viewer")).toEqual(["report.read", "member.list"]);
  });

  test("who may do it to anybody's may do it to their own", () => {
    for (const permission of ALL.filter((one) => one.endsWith(".any"))) {
      const own = permission.replace(/any$/, "own") as Permission;
      for (const role of PERMISSIONS[permission]) expect(may(role, own)).toBe(true);
    }
  });

  test("who may write holds all that a room needs of a writer, and who may not holds none of it", () => {
    const inRoom = ALL.filter((one) => /^(annotation|comment|thread|reaction)[.]/.test(one));
    for (const role of ROLES) {
      expect(inRoom.some((permission) => may(role, permission))).toBe(mayWrite(role));
    }
    expect(ROLES.filter(mayWrite)).toEqual(["owner", "lead", "coder", "commenter"]);
  });
});

describe("granting", () => {
  test.each(PAIRS)("%s grants %s only if that is not above", (granter, granted) => {
    const expected = may(granter, "member.change") && !isAbove(granted, granter);
    expect(mayGrant(granter, granted)).toBe(expected);
  });

  test("no chain of grants ends above where it began", () => {
    for (const start of ROLES) {
      const reached = new Set<Role>([start]);
      for (const role of reached) {
        for (const next of ROLES) if (mayGrant(role, next)) reached.add(next);
      }
      for (const role of reached) expect(isAbove(role, start)).toBe(false);
    }
  });

  test("a role that may invite may grant a role, and the other way round", () => {
    for (const role of ROLES) {
      expect(ROLES.some((granted) => mayGrant(role, granted))).toBe(may(role, "member.invite"));
    }
  });
});

test("only the five roles are roles", () => {
  for (const role of ROLES) expect(isRole(role)).toBe(true);
  for (const raw of ["Owner", "admin", "", "__proto__", null, 0, ["owner"]]) {
    expect(isRole(raw)).toBe(false);
  }
});
