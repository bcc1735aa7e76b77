// How a model is read, for the checks of hiring. web/bundle.mjs gives them a copy of their own.

export { readLists } from "../model/text.js";
export { readWeights, scores } from "../model/weights.js";
