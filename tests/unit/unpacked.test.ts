// What is packed in base64 is unpacked whether or not the runtime reads base64 by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { unpacked } from "../../www/unpacked.js";

const TEXT = "A customer who stays 5 years. 客户".repeat(50);
const packed = gzipSync(TEXT).toString("base64");

test("with the browser's own reader of base64, and without it", async (context) => {
  assert.equal(await unpacked(packed).text(), TEXT);
  const own = Uint8Array as { fromBase64?: (text: string) => Uint8Array };
  const before = own.fromBase64;
  context.after(() => {
    if (before) own.fromBase64 = before;
    else delete own.fromBase64;
  });
  let calls = 0;
  own.fromBase64 = (text) => {
    calls++;
    return new Uint8Array(Buffer.from(text, "base64"));
  };
  assert.equal(await unpacked(packed).text(), TEXT);
  assert.equal(calls, 1);
  delete own.fromBase64;
  assert.equal(await unpacked(packed).text(), TEXT);
});
