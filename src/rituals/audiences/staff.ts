/** Everybody whom Causeway knows. */
import { aboutNothing, type Resolve } from "./resolving.js";

export const staff: Resolve = async (_resolving, turns) => turns.map(aboutNothing);
