// Days as a date field has them (the HTML standard's "valid date string"), in the long forms that CLDR gives.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, longDate } from "../../www/report/draft.js";
import { qrCode } from "../../www/report/qr-code.js";

test("a day in the language's long form", () => {
  assert.equal(longDate("2026-03-01", "en"), "March 1, 2026");
  assert.equal(longDate("2026-03-01", "zh-CN"), "2026年3月1日");
  assert.equal(longDate("0099-12-31", "en"), "December 31, 99");
  for (const text of ["", "tomorrow", "2026-3-1"]) assert.equal(longDate(text, "en"), "");
});

test("today is the visitor's own day, whatever the day in Greenwich", () => {
  assert.equal(dayOf(new Date(2026, 0, 2, 0, 30)), "2026-01-02");
  assert.equal(dayOf(new Date(2026, 11, 31, 23, 30)), "2026-12-31");
});

test("a code has its quiet frame, and a text too long for a phone to read from paper has none", () => {
  const code = qrCode("https://example.org/#vc=1");
  assert.ok(code);
  // Version n has 17 + 4n modules a side (ISO/IEC 18004), and four light ones around them.
  assert.equal((code.size - 8 - 17) % 4, 0);
  assert.match(code.path, /^M4 4h7v1h-7z/); // the upper edge of the first finder pattern
  assert.equal(qrCode(`https://example.org/#${"a".repeat(800)}`), null);
});
