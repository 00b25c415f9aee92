import { parentPort } from "node:worker_threads";
import { serve } from "../../src/worker/serve.js";

serve(parentPort!);
