import { goOn, slow } from "./go-on.js";

goOn(slow);
