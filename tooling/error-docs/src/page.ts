import type { ErrorEntry } from "./entries.js";

/** An entry with its package, the message that its sample gives, and the files that throw it. */
export interface DocumentedError extends ErrorEntry {
  readonly from: string;
  readonly message: string;
  readonly thrownIn: readonly string[];
}

export const page = ({ code, from, about, sample, message, thrownIn }: DocumentedError): string => `# ${code}

${about}

\`\`\`text
${message}
\`\`\`

The error's \`code\` is \`${code}\`, its \`data\` in this example:

\`\`\`json
${JSON.stringify(sample)}
\`\`\`

Thrown by \`${from}\`, in ${thrownIn.map((file) => `\`${file}\``).join(", ")}.
`;

const row = ({ code, message }: DocumentedError): string => `| [${code}](${code}.md) | ${(message.split("\n")[0] ?? "").replaceAll("|", "\\|")} |\n`;

export const index = (errors: readonly DocumentedError[]): string => `# Errors

Every misuse of gradkit throws a \`GradkitError\` with a \`code\`, which stays the same, readonly \`data\`, and a message for people, which
may change. \`isGradkitError(e, code)\` tells them apart, also across workers and duplicate installs. These pages are generated from the
\`errors.ts\` of each package by \`npm run error-docs\`.
${[...new Set(errors.map(({ from }) => from))].map((name) => `
## ${name}

| code | for example |
| --- | --- |
${errors.filter(({ from }) => from === name).map(row).join("")}`).join("")}`;
