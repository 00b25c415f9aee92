/** What makes workers of a module's text, in a browser. */
export const builtWorker = (code: string) => (): Worker => new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
