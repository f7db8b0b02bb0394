import { describe, expect, it } from "vitest";
import { judgePassword } from "./judge-password";

const ANA = { email: "ana.alvarez@example.org", name: "Ana María Alvarez" };

describe("a new password", () => {
  it.each([
    "aaaaaaaaaa",
    "password123",
    "P@ssw0rd2024",
    "1234567890",
    "0123456789".repeat(20),
    "qwertyuiop",
    "qwertzuiop123",
    "iloveyou1234",
    "letmeinletmein",
    "abcdefghij",
    "caucuscaucus",
  ])("%s is refused as common", async (password) => {
    expect(await judgePassword(password, ANA)).not.toBeNull();
  });

  it.each([
    ANA.email,
    ANA.email.toUpperCase(),
    `${ANA.email}1`,
    `!!${ANA.email}!!`,
    "ana.alvarez",
    "Ana Alvarez",
    "anaalvarez1",
    "alvarezana",
  ])("%s is refused as one's own name or address", async (password) => {
    expect(await judgePassword(password, ANA)).toBe("own");
  });

  it.each([
    "four unrelated words",
    "correct horse battery staple",
    "ein langer Satz",
    "kX9#mQ2$vL",
    "Grüße aus dem Süden",
    "日本語のパスワードです",
    "x7-".repeat(3) + "and then something long",
  ])("%s is taken", async (password) => {
    expect(await judgePassword(password, ANA)).toBeNull();
  });
});
