/** Needs and offers, matched. */
import type { Feature } from "../context.js";
import type { Words } from "../words/en-GB.js";

export const needs = (_words: Words): Feature => ({});
