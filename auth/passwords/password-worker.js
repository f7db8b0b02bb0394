// @ts-check
// Estimates how soon a password would be guessed, on a thread of its own: some take the estimator a second. Plain
// JavaScript, because a worker's file is run as it stands.

import { parentPort } from "node:worker_threads";
import { zxcvbn, zxcvbnOptions } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** @typedef {{ password: string, words: string[] }} Question */
/** @typedef {{ guessesLog10: number, own: boolean }} Estimate */

zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs });

parentPort?.on("message", (/** @type {Question} */ { password, words }) => {
  const { guessesLog10, sequence } = zxcvbn(password, words);
  const own = sequence.some((match) => match.dictionaryName === "userInputs");
  parentPort?.postMessage(/** @type {Estimate} */ ({ guessesLog10, own }));
});
