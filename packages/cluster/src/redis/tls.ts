/** How a connection to Redis is secured, where a rediss:// URL alone does not do: PEM texts. */
export interface Tls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}
