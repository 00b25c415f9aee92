import { library } from "@repo/config/tsup";

export default library(["src/index.ts", "src/linalg/index.ts"]);
