// What has more than one value, in one word of a link: JSON, deflated, in the base64 that needs no escape in a URL.

/** So much may come out of one link: more than any screen needs, and no burden for any machine. */
export const MOST_INFLATED_BYTES = 64 * 1024;
/** So much is given to the decompressor at once: it cannot be stopped within a piece. */
const PIECE_BYTES = 256;

export async function pack(value: unknown): Promise<{ text: string; bytes: number }> {
  const json = new Blob([JSON.stringify(value)]);
  const stream = json.stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const text = btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return { text, bytes: json.size };
}

export type Unpacked = { ok: true; value: unknown } | { ok: false; code: "not-readable" | "too-large" };

/** Unpacks the words of one link, which share one limit. */
export class Unpacking {
  private left = MOST_INFLATED_BYTES;

  async read(text: string): Promise<Unpacked> {
    try {
      const json = await this.inflate(bytesOf(text));
      if (json === null) return { ok: false, code: "too-large" };
      return { ok: true, value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json)) };
    } catch {
      return { ok: false, code: "not-readable" };
    }
  }

  /** Everything that comes out; nothing if that is more than is left of the limit. */
  private async inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
    const reader = inPieces(bytes).pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      this.left -= value.byteLength;
      if (this.left < 0) {
        // What is not read any more may fail as it likes.
        reader.cancel().catch(() => {});
        return null;
      }
      pieces.push(value);
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }
}

function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, at + PIECE_BYTES));
      at += PIECE_BYTES;
    },
  });
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(text)) throw new TypeError("this is no base64url");
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
