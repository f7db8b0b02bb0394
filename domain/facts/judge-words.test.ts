import { describe, expect, test } from "vitest";
import { EDITION_TEXT, LABELS, NOW } from "@/test/campaigns/arbitrary-facts";
import { labelKey } from "./report/labels";
import { EARLIEST_TIME } from "./writing";
import {
  ana,
  ben,
  bens,
  free,
  judge,
  mark,
  note,
  statementBy,
  type Attempt,
} from "@/test/judged-facts";

describe("words", () => {
  const by = { user: ben, role: "coder" } as const;
  const say = (body: string, before?: string) => {
    const table = bens(
      ...(before === undefined ? [] : [["edits", note, [before, NOW - 1]] as const]),
    );
    return [
      judge(table, by, { kind: "comments", key: free, after: [mark, ben, NOW, body] }),
      judge(table, by, { kind: "edits", key: note, after: [body, NOW] }),
    ];
  };
  const decide = (changed: Readonly<Record<number, string | number>>, before?: unknown[]) => {
    const table = bens(...(before ? [["statements", free, before] as const] : []));
    const after = (statementBy(ben) as unknown[]).map((value, at) => changed[at] ?? value);
    return judge(table, by, { kind: "statements", key: free, after });
  };

  test.each(["a\0b", "\u200b\u200b", "\u202eabc", "a\ud83d", " \n", "\u2067a\u202c"])(
    "[WF1] %j is no comment",
    (body) => {
      for (const verdict of say(body)) expect(verdict).toEqual({ ok: false, refusal: "not-text" });
    },
  );

  test("[WF1] names of actors and speakers are lines that can be seen", () => {
    for (const at of [3, 6, 7, 8]) {
      for (const name of ["\0", "\u200b", " ", "A\nB", "\u202eA"]) {
        expect(decide({ [at]: name })).toEqual({ ok: false, refusal: "not-text" });
      }
    }
    expect(decide({ 3: "Viet Nam 🇻🇳", 5: "VNM", 6: "Nguyễn Văn A" }).ok).toBe(true);
  });

  test("[WF2] a range holds words", () => {
    const blank = EDITION_TEXT.indexOf(" ");
    for (const [kind, key, after] of [
      ["annotations", free, [ben, NOW, 1, blank, blank + 1]],
      ["targets", mark, [1, blank, blank + 1, ben, NOW]],
    ] as const) {
      expect(judge(bens(), by, { kind, key, after })).toEqual({
        ok: false,
        refusal: "out-of-bounds",
      });
    }
    expect(decide({ 1: blank, 2: blank + 1 })).toEqual({ ok: false, refusal: "out-of-bounds" });
  });

  test("[WF3] days are in the calendar, and codes are those of the state", () => {
    for (const at of [9, 10]) {
      expect(decide({ [at]: "9999-99-99" })).toEqual({ ok: false, refusal: "no-such-day" });
      expect(decide({ [at]: "2011-02-29/2011-03-01" })).toEqual({
        ok: false,
        refusal: "no-such-day",
      });
    }
    for (const isoA3 of ["QQQ", "RUS"]) {
      expect(decide({ 3: "Norway", 5: isoA3 })).toEqual({ ok: false, refusal: "wrong-country" });
    }
    expect(decide({ 3: "Norway", 5: "NOR" }).ok).toBe(true);
  });

  test("[WF4] a label is one of the team's", () => {
    const put = (id: string, before?: unknown): ReturnType<typeof judge> => {
      const key = labelKey(mark as never, id as never);
      const table = bens(...(before === undefined ? [] : [["labels", key, before] as const]));
      return judge(table, by, { kind: "labels", key, after: [ben, NOW] });
    };
    expect(put("nolabelofour")).toEqual({ ok: false, refusal: "no-such-label" });
    expect(put("nolabelofour", [ana, NOW - 1]).ok).toBe(true);
    for (const id of LABELS) expect(put(id).ok).toBe(true);
  });

  test("[WF5] what stands is carried, in whatever it says nothing new", () => {
    const odd = statementBy(ana) as unknown[];
    odd.splice(3, 8, "Nor\0way", "state", "RUS", "\u200b", "", "", "9999-99-99", "2011-02-30");
    odd.splice(1, 2, 8, 9);
    const carried = Object.fromEntries(odd.slice(0, 11).entries()) as Record<
      number,
      string | number
    >;
    expect(decide(carried, odd).ok).toBe(true);
    expect(decide({ ...carried, 11: "written" }, odd).ok).toBe(true);
    expect(decide({ ...carried, 9: "2011-02-31" }, odd)).toEqual({
      ok: false,
      refusal: "no-such-day",
    });
    expect(decide({ ...carried, 6: "\u200b\u200b" }, odd)).toEqual({
      ok: false,
      refusal: "not-text",
    });
    expect(decide(carried)).toMatchObject({ ok: false });
    const [, again] = say("\u202eodd", "\u202eodd");
    expect(again?.ok).toBe(true);
  });

  test("[WF9] nothing was written before there was anything to write", () => {
    for (const [at, ok] of [
      [EARLIEST_TIME, true],
      [EARLIEST_TIME - 1, false],
      [1, false],
    ] as const) {
      expect(judge(bens(), by, { kind: "states", key: mark, after: [1, ben, at] }).ok).toBe(ok);
    }
  });
});

describe("[WF20] a comment that would keep its readers' browsers busy", () => {
  const by = { user: ben, role: "coder" } as const;
  const body = "> ".repeat(9_995);

  test("is refused, as a first wording and as another", () => {
    const comment: Attempt = { kind: "comments", key: free, after: [mark, ben, NOW, body] };
    const edit: Attempt = { kind: "edits", key: note, after: [body, NOW] };
    for (const attempt of [comment, edit]) {
      expect(judge(bens(), by, attempt)).toEqual({ ok: false, refusal: "too-intricate" });
    }
  });

  test("stays what it is where it stands, and can be mended and deleted", () => {
    const table = bens(["edits", note, [body, NOW - 5]]);
    const same: Attempt = { kind: "edits", key: note, after: [body, NOW - 5] };
    const better: Attempt = { kind: "edits", key: note, after: ["Look here.", NOW] };
    const gone: Attempt = { kind: "deletions", key: note, after: [ben, NOW] };
    for (const attempt of [same, better, gone]) expect(judge(table, by, attempt).ok).toBe(true);
  });
});
