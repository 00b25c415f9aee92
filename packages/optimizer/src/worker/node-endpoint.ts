import type { Endpoint } from "comlink";

/** What worker threads and their ports have in common. */
export interface NodePort {
  postMessage(message: unknown, transfer?: readonly never[]): void;
  on(event: "message", listener: (data: unknown) => void): unknown;
  off(event: "message", listener: (data: unknown) => void): unknown;
}

/** A port of Node as comlink expects one: messages as events. */
export const nodeEndpoint = (port: NodePort): Endpoint => {
  const listeners = new Map<unknown, (data: unknown) => void>();
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer as never),
    addEventListener: (_, listener) => {
      const heard = (data: unknown): void => ("handleEvent" in listener ? listener.handleEvent({ data } as MessageEvent) : listener({ data } as MessageEvent));
      listeners.set(listener, heard);
      port.on("message", heard);
    },
    removeEventListener: (_, listener) => {
      const heard = listeners.get(listener);
      if (heard) port.off("message", heard);
      listeners.delete(listener);
    },
  };
};
