import { serveHere } from "@gradkit/fit/worker";

serveHere();
