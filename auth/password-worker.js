// @ts-check
// Estimates how soon a password would be guessed, on a thread of its own: some take the estimator a second. It reads its
// lists of words, answers once, and is gone with them. Plain JavaScript, because a worker's file is run as it stands.

import { parentPort, workerData } from "node:worker_threads";
import { zxcvbn, zxcvbnOptions } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** @typedef {{ guessesLog10: number, own: boolean }} Estimate */
/** @type {{ password: string, words: string[] }} */
const { password, words } = workerData;

zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs });
const { guessesLog10, sequence } = zxcvbn(password, words);
const own = sequence.some((match) => match.dictionaryName === "userInputs");
parentPort?.postMessage(/** @type {Estimate} */ ({ guessesLog10, own }));
