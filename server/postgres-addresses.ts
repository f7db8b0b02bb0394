import { createHmac } from "node:crypto";

export const SUPERUSER = "postgres";
/** Owns the database and nothing else. */
export const ROLE = "caucus";
export const DATABASE = "caucus";

/** The role must not be able to read what only the superuser may, so it cannot have the superuser's password. */
export function rolePasswordOf(superuserPassword: string): string {
  return createHmac("sha256", superuserPassword).update(ROLE).digest("base64url");
}

/** For the superuser, of a PostgreSQL on this machine. */
export function adminAddress(superuserPassword: string, port: number): string {
  return addressOf(SUPERUSER, superuserPassword, port, "postgres");
}

/** For the role that owns the database, of a PostgreSQL on this machine. */
export function roleAddress(superuserPassword: string, port: number): string {
  return addressOf(ROLE, rolePasswordOf(superuserPassword), port, DATABASE);
}

function addressOf(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}
