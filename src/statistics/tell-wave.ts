/** What is told of a wave by itself: cells side by side, and beside them pools of hidden ones over this wave alone. */
import type { Cell } from "./cells.js";
import { type ClosedWave, type Pool, poolsToPublish } from "./pooling.js";
import { visibleCells } from "./suppression.js";

export interface Told<C extends Cell> {
  readonly visible: readonly C[];
  readonly pools: readonly Pool<C>[];
}

/** The most cells, the visible ones and the pools counted together. `cells` come the most important first. */
export function tellWave<C extends Cell>(
  cells: readonly C[],
  wave: Pick<ClosedWave, "threshold" | "counts" | "asked">,
): Told<C> {
  const poolsBeside = (visible: readonly C[]): readonly Pool<C>[] =>
    poolsToPublish([{ ...wave, visible, pools: [] }], hiddenIn(cells, visible));
  const { counts, threshold } = wave;
  const visible = visibleCells(cells, counts, threshold, (family) => poolsBeside(family).length);
  return { visible, pools: poolsBeside(visible) };
}

/** Those of which nothing is told by itself. */
export function hiddenIn<C extends Cell>(cells: readonly C[], visible: readonly Cell[]): readonly C[] {
  return cells.filter((cell) => !visible.includes(cell));
}
