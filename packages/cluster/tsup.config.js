import { library } from "@repo/config/tsup";

export default library();
