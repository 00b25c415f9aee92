import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashOf, storeOf, type Store } from "../../src/redis/store.js";
import { redisServer, startServer, type Server } from "../redis-server.js";

describe.skipIf(!redisServer)("storeOf(redis, queue, keep)", () => {
  let server: Server;
  let redis: Redis;
  let store: Store;
  beforeAll(async () => {
    server = await startServer();
    redis = new Redis(server.url);
    store = storeOf(redis, "tasks", 1000);
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.remove();
  });

  it("keeps the first end of a task, whoever comes second", async () => {
    await Promise.all([store.keepEnd("a", "first", false), store.keepEnd("a", "second", true)]);
    expect([await store.end("a"), await store.hasEnd("a"), await store.end("b"), await store.hasEnd("b")]).toEqual(["first", true, undefined, false]);
  });

  it("keeps ends for as long as it is told, and for a short time when they are received or cancelled", async () => {
    await store.keepEnd("a", "long", false);
    await store.keepEnd("b", "short", true);
    const [long, short] = [await redis.ttl("gradkit:tasks:end:a"), await redis.ttl("gradkit:tasks:end:b")];
    await store.received("a");
    expect([long > 900, short <= 30, await redis.ttl("gradkit:tasks:end:a") <= 30]).toEqual([true, true, true]);
  });

  it("keeps a part under its hash, and longer where it is asked for again", async () => {
    const hash = hashOf("text");
    await store.keepPart(hash, "text");
    await redis.expire(`gradkit:tasks:part:${hash}`, 5);
    await store.keepPart(hash, "text");
    expect([await store.part(hash), await store.part("no"), await redis.ttl(`gradkit:tasks:part:${hash}`) > 900]).toEqual(["text", undefined, true]);
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    expect(hashOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("knows what shall be cancelled until it is forgotten, in its own queue", async () => {
    await store.keepEnd("a", "end", false);
    await store.wishCancelled("a");
    const other = storeOf(redis, "others", 1000);
    expect([await store.isCancelled("a"), await other.isCancelled("a"), await other.hasEnd("a")]).toEqual([true, false, false]);
    await store.forget("a");
    expect([await store.isCancelled("a"), await store.hasEnd("a")]).toEqual([false, false]);
  });
});
