import { preview } from "vite";

/** The built site on a free port, from `port` on (any where it is 0): its address, and how to stop it. */
export const serve = async (port = 0): Promise<{ readonly address: string; readonly close: () => Promise<void> }> => {
  const server = await preview({ root: `${import.meta.dirname}/..`, logLevel: "warn", preview: { host: "127.0.0.1", port, strictPort: false, open: false } });
  const { address, port: taken } = server.httpServer.address() as { address: string; port: number };
  return { address: `http://${address}:${taken}/`, close: () => server.close() };
};
