import { bounds } from "./remainder.js";

bounds([0, 1, 2, 5, 9], 129);
