// The entry script of every page in the copy of the site that opens from a USB stick.

import "#load";
import "./links.js";
import "../site.js";
