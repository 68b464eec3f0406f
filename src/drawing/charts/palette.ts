/**
 * The colours of Making Data Count, made dark enough to be seen: 3 to 1 on white for what is drawn, 4.5 to 1 for words.
 */
import type { Colour } from "../colours.js";
import type { PointKind } from "./spc-chart.js";

export const kinds: Readonly<Record<PointKind, Colour>> = {
  common: "#717d86",
  improvement: "#0067b8",
  concern: "#d55c00",
  neutral: "#6a1fa2",
};

export const ink: Colour = "#212b32";
export const grey: Colour = "#4c6272";
/** Between values. */
export const thread: Colour = "#87929a";
export const limit: Colour = "#66737c";
export const target: Colour = "#c8102e";
/** Behind everything, to lead the eye; nothing is told by it. */
export const grid: Colour = "#e4e8eb";
