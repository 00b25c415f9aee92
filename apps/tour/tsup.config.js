import { library } from "@repo/config/tsup";

export default { ...library(["src/main.ts"]), platform: "node", sourcemap: false };
