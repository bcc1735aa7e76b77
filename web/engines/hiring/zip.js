// The part of fflate that makes a Word file a zip, apart so that it comes only when one is asked for.

export { zipSync } from "fflate";
