// Character sets as the Encoding Standard (encoding.spec.whatwg.org) and the files themselves have them: GB18030 by the
// bytes that Chinese Excel writes for 客户 (BF CD BB A7), UTF-16 with and without its mark, workbooks by their signatures
// (PKWARE's APPNOTE 4.3.7, Microsoft's compound file header).
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bytesOf, recognised, Transcoder } from "../../www/portfolio/source.js";

const bytes = (...list: number[]) => Uint8Array.from(list);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isBig = false) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const unit = letter.charCodeAt(0);
      return isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8];
    }),
  );

const KINDS: [string, Uint8Array, string][] = [
  ["plain letters", utf8("id,value\nA,1\n"), "utf-8"],
  ["Chinese in UTF-8", utf8("客户,价值\n"), "utf-8"],
  ["UTF-8 with its mark", bytes(0xef, 0xbb, 0xbf, 0x69, 0x64), "utf-8"],
  ["Chinese Excel", bytes(0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0x31, 0x0a), "gb18030"],
  ["UTF-16, little end first", bytes(0xff, 0xfe, 0x69, 0x00), "utf-16le"],
  ["UTF-16, big end first", bytes(0xfe, 0xff, 0x00, 0x69), "utf-16be"],
  ["UTF-16 without its mark", utf16("id,value\n"), "utf-16le"],
  ["the same, big end first", utf16("id,value\n", true), "utf-16be"],
  ["an .xlsx", bytes(0x50, 0x4b, 0x03, 0x04, 0x14), "is-workbook"],
  ["an .xls", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), "is-old-workbook"],
  ["a picture", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00), "is-binary"],
  ["nothing", bytes(), "utf-8"],
];

for (const [name, beginning, expected] of KINDS) {
  test(`recognised: ${name}`, () => {
    const kind = recognised(beginning);
    assert.equal(kind.ok ? kind.characters : kind.code, expected);
  });
}

test("a beginning that is cut within a letter is still UTF-8", () => {
  const whole = utf8("编号,价值");
  for (let length = 1; length < whole.length; length++)
    assert.deepEqual(recognised(whole.slice(0, length)), { ok: true, characters: "utf-8" });
});

test("GB18030 as UTF-8: 客户, and the four bytes of a letter beyond the first plane", () => {
  // 84 31 A4 37 is U+FFFD and 90 30 81 30 is U+10000 (GB 18030-2005).
  const file = bytes(0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0x90, 0x30, 0x81, 0x30, 0x0a);
  for (let cut = 0; cut <= file.length; cut++) {
    const transcoder = new Transcoder("gb18030");
    const pieces = [transcoder.utf8(file.slice(0, cut)), transcoder.utf8(file.slice(cut)), transcoder.rest()];
    assert.equal(new TextDecoder().decode(Buffer.concat(pieces)), "客户,\u{10000}\n", `cut at ${cut}`);
  }
});

test("any text in UTF-16, cut anywhere, comes out as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii" }), fc.nat(), (text, place) => {
      const file = utf16(text);
      const cut = file.length === 0 ? 0 : place % file.length;
      const transcoder = new Transcoder("utf-16le");
      const pieces = [
        transcoder.utf8(file.slice(0, cut)),
        transcoder.utf8(file.slice(cut)),
        transcoder.rest(),
      ];
      assert.equal(new TextDecoder().decode(Buffer.concat(pieces)), text);
    }),
  );
});

test("UTF-8 is handed on as it is", () => {
  const piece = utf8("id\n");
  assert.equal(new Transcoder("utf-8").utf8(piece), piece);
});

test("the bytes of a source from one place to another", async () => {
  const source = new Blob(["0123456789"]);
  assert.deepEqual(await bytesOf(source, 2, 5), utf8("234"));
  assert.deepEqual(await bytesOf(source, 8, 99), utf8("89"));
});
