// Where the lookup's files come from.

export { loadJson as load, root } from "../load.js";
