import { serveHere } from "@gradkit/optimizer/worker";

serveHere();
