import { isGradkitError } from "@gradkit/shapes";
import { helpOf, overview } from "./arguments/help.js";
import { parseArguments, suggested } from "./arguments/parse-arguments.js";
import { commands } from "./commands.js";
import { error } from "./errors.js";
import { exitCodeOf, type ExitCode } from "./exit-code.js";
import type { Io } from "./io.js";
import { json } from "./output/json.js";
import { paintOf } from "./output/paint.js";
import { version } from "./version.js";

/** Runs a command line, without `gradkit` itself, and gives what the process ends with. It never throws. */
export const run = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  try {
    return await dispatch(argv, io);
  } catch (e) {
    return explain(e, argv, io);
  }
};

const dispatch = async ([name = "--help", ...rest]: readonly string[], io: Io): Promise<ExitCode> => {
  const isHelp = ["--help", "-h", "help"].includes(name);
  if (name === "--version" || name === "-v") {
    io.out(`${version()}\n`);
    return 0;
  }
  const asked = isHelp ? rest.find((word) => Object.hasOwn(commands, word)) : name;
  if (asked === undefined) {
    io.out(overview(commands, paintOf(io, io.isTerminal.out, undefined)));
    return 0;
  }
  if (!Object.hasOwn(commands, asked)) throw error("cli/command", { name: asked, suggestion: await suggested(asked, Object.keys(commands)) });
  const { command } = await commands[asked]!.load();
  const given = await parseArguments(asked, command, isHelp ? ["--help"] : rest);
  if (!given.has("help")) return await command.run(given, io);
  io.out(helpOf(asked, command, paintOf(io, io.isTerminal.out, given.one("color"))));
  return 0;
};

/** An error on standard error, as JSON where results would have been. */
const explain = (e: unknown, argv: readonly string[], io: Io): ExitCode => {
  const coded = isGradkitError(e) ? e : error("cli/internal", { message: (e as Error)?.message ?? String(e) });
  if (argv.some((word, k) => word === "--json" || word === "--format=json" || (word === "json" && argv[k - 1] === "--format"))) {
    io.err(json("error", { code: coded.code, message: coded.message, data: coded.data }));
  } else {
    io.err(`${paintOf(io, io.isTerminal.err, undefined)("red", "error")} ${coded.message}\n`);
    if (!isGradkitError(e) && io.env.GRADKIT_DEBUG) io.err(`${(e as Error)?.stack ?? ""}\n`);
  }
  return exitCodeOf(coded.code);
};
