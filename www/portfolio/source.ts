// A list of customers as it was dropped, chosen or pasted: which character set it is in, and its bytes as UTF-8, a piece at
// a time. The engine reads UTF-8 only; what else there is, the browser's own decoder turns into it.

/** What a list is read from: a file, which is read in pieces as it is needed, or what was pasted. */
export type Source = Blob;

export type CharacterSet = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** Why a file is no list of customers. */
export type Unreadable = "is-workbook" | "is-old-workbook" | "is-binary";

export type Recognised = { ok: true; characters: CharacterSet } | { ok: false; code: Unreadable };

/** As much as tells what a file is, and what its columns are. */
export const BEGINNING = 65_536;

/** How many bytes are read at once: few enough that a page that has no worker stays at hand. */
export const PIECE = 262_144;

/** Tells the character set by the first bytes. Without a mark, what is no UTF-8 is what Chinese Excel saves. */
export function recognised(beginning: Uint8Array): Recognised {
  const [first = 0, second = 0, third = 0, fourth = 0] = beginning;
  const begins = (...bytes: number[]) => bytes.every((byte, place) => beginning[place] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return { ok: false, code: "is-workbook" };
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, code: "is-old-workbook" };
  if (begins(0xff, 0xfe)) return { ok: true, characters: "utf-16le" };
  if (begins(0xfe, 0xff)) return { ok: true, characters: "utf-16be" };
  // Letters of a Latin header, in 16 bits each and without a mark.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return { ok: true, characters: "utf-16le" };
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return { ok: true, characters: "utf-16be" };
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(beginning, { stream: true });
    return { ok: true, characters: "utf-8" };
  } catch {
    // A picture or a programme has bytes that no text has.
    const isText = !beginning.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
    return isText ? { ok: true, characters: "gb18030" } : { ok: false, code: "is-binary" };
  }
}

/** Turns pieces of one character set into UTF-8; pieces may be cut anywhere. */
export class Transcoder {
  private readonly decoder: TextDecoder | null;
  private readonly encoder = new TextEncoder();

  constructor(characters: CharacterSet) {
    this.decoder = characters === "utf-8" ? null : new TextDecoder(characters);
  }

  utf8(piece: Uint8Array): Uint8Array {
    return this.decoder ? this.encoder.encode(this.decoder.decode(piece, { stream: true })) : piece;
  }

  /** What is left of a letter that the last piece was cut in. */
  rest(): Uint8Array {
    return this.decoder ? this.encoder.encode(this.decoder.decode()) : new Uint8Array();
  }
}

/** Some of a source's bytes. A file that has changed or gone since it was chosen cannot be read. */
export async function bytesOf(source: Source, from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await source.slice(from, to).arrayBuffer());
}
