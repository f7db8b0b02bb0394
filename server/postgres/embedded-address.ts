import { createHmac } from "node:crypto";

export const SUPERUSER = "postgres";
/** Owns the database and nothing else. */
export const ROLE = "caucus";
export const DATABASE = "caucus";

/**
 * The role must not be able to read what only the superuser may, so it cannot have the superuser's password; it has one
 * that follows from it.
 */
export function deriveRolePassword(password: string): string {
  return createHmac("sha256", password).update(ROLE).digest("base64url");
}

/** For the superuser; the tests make their databases with it. */
export function adminAddress(password: string, port: number): string {
  return addressOf({ role: SUPERUSER, password, port, database: "postgres" });
}

/** For the role that the product has. `password` is the superuser's. */
export function productAddress(password: string, port: number): string {
  const derived = deriveRolePassword(password);
  return addressOf({ role: ROLE, password: derived, port, database: DATABASE });
}

type Place = { role: string; password: string; port: number; database: string };

function addressOf({ role, password, port, database }: Place): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}
