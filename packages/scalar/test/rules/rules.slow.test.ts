import { holds } from "./every-row.js";

holds(200);
