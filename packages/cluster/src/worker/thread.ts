import { parentPort } from "node:worker_threads";
import { serve } from "./serve.js";

/** The module that a thread of a worker runs. */
if (parentPort) serve(parentPort);
