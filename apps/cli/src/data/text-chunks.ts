/** The text of a stream of bytes in pieces: UTF-8, or UTF-16 by its byte order mark, which is taken off. */
export async function* textChunks(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
    decoder ??= new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8");
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder?.decode() ?? "";
}
