import { z } from "zod";
import {
  meSchema,
  proposedSecondFactorSchema,
  recoveryCodesSchema,
  setUpSchema,
  type Me,
} from "@/contract/people";
import { callApi, type ApiResult } from "@/features/api/client";

const nothing = z.unknown();

export type MeChanges = { name?: string; colour?: Me["colour"]; settings?: Me["settings"] };

export function changeMe(changes: MeChanges): Promise<ApiResult<Me>> {
  return callApi({ method: "PATCH", path: "/me", body: changes, answer: meSchema });
}

export function changePassword(change: {
  current?: string;
  next: string;
}): Promise<ApiResult<unknown>> {
  return callApi({ method: "POST", path: "/me/password", body: change, answer: nothing });
}

export function endSession(id: string): Promise<ApiResult<unknown>> {
  return callApi({
    method: "DELETE",
    path: `/me/sessions/${encodeURIComponent(id)}`,
    answer: nothing,
  });
}

export function endAllSessions(): Promise<ApiResult<unknown>> {
  return callApi({ method: "DELETE", path: "/me/sessions", answer: nothing });
}

/** For good; the answer signs this browser out. */
export function deleteAccount(proof: { current?: string }): Promise<ApiResult<unknown>> {
  return callApi({ method: "POST", path: "/me/deletion", body: proof, answer: nothing });
}

/** Where the browser gets a file with everything that is the person's own. */
export const OWN_DATA_PATH = "/api/v1/me/data";
/** A secret for an authenticator app; `current` is the password, where there is one. */
export function proposeSecondFactor(current: string | undefined) {
  return callApi({
    method: "POST",
    path: "/me/second-factor",
    body: current === undefined ? {} : { current },
    answer: proposedSecondFactorSchema,
  });
}

/** The first code; the answer holds the recovery codes. */
export function confirmSecondFactor(code: string) {
  return callApi({
    method: "POST",
    path: "/me/second-factor/confirm",
    body: { code },
    answer: recoveryCodesSchema,
  });
}

export function renewRecoveryCodes(code: string) {
  return callApi({
    method: "POST",
    path: "/me/second-factor/recovery-codes",
    body: { code },
    answer: recoveryCodesSchema,
  });
}

export function disableSecondFactor(code: string) {
  return callApi({
    method: "POST",
    path: "/me/second-factor/disable",
    body: { code },
    answer: nothing,
  });
}

export type SetUp = {
  token: string;
  name: string;
  email: string;
  password: string;
  teamName: string;
  /** The names of the team's first labels. */
  labels: readonly string[];
};

/** Makes the first owner and their team; the answer signs this browser in. */
export function setUp(setup: SetUp) {
  return callApi({ method: "POST", path: "/setup", body: setup, answer: setUpSchema });
}
