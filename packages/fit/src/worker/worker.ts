import { serveHere } from "./serve-here.js";

/** The module that a worker runs. */
serveHere();
