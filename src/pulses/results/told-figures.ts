/** Figures as they are told: those near either end as bounds, as they were kept. */
import { type Banded, bandAgreement, bandScore } from "../../statistics/banding.js";
import type { Figure } from "../figures.js";

export interface ToldFigure {
  readonly score: Banded;
  readonly agree: Banded;
  readonly people: number;
  /** How many consecutive waves were counted together. */
  readonly pooled: number;
}

export function toldFigure({ score, agree, people, pooled }: Figure): ToldFigure {
  return { score: bandScore(score), agree: bandAgreement(agree, people), people, pooled };
}
