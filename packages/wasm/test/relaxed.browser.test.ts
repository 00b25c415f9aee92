import { relaxedPrograms } from "./conformance/relaxed.js";

relaxedPrograms();
