// Numbers as people type and read them. Expected texts are written out by hand from docs/formulas.md, "Numbers as they are typed".
import assert from "node:assert/strict";
import { test } from "node:test";
import { currencySign, formatValue, parseTyped, showInBox } from "../../www/number-text.js";
import type { Unit } from "../../www/wire.js";

const read = (text: string, unit: Unit = "money", lang = "en") => {
  const typed = parseTyped(text, { lang, unit });
  return typed.ok ? typed.value : typed.code;
};

test("plain, grouped and signed numbers", () => {
  assert.equal(read("5000"), "5000");
  assert.equal(read(" 12,345.670 "), "12345.67");
  assert.equal(read("1,234,567"), "1234567");
  assert.equal(read("-0.50"), "-0.5");
  assert.equal(read("−7"), "-7");
  assert.equal(read("+007"), "7");
  assert.equal(read(".5"), "0.5");
  assert.equal(read("5."), "5");
  assert.equal(read("-0"), "0");
  assert.equal(read("$1,000"), "1000");
  assert.equal(read("-¥ 80"), "-80");
  assert.equal(read("300元", "money", "zh-CN"), "300");
});

test("full-width digits, points and signs", () => {
  assert.equal(read("１２３４．５", "money", "zh-CN"), "1234.5");
  assert.equal(read("－５", "money", "zh-CN"), "-5");
  assert.equal(read("５．７８％", "rate-per-year", "zh-CN"), "0.0578");
});

test("万 and 亿 move the point", () => {
  assert.equal(read("5万", "money", "zh-CN"), "50000");
  assert.equal(read("1.2亿", "money", "zh-CN"), "120000000");
  assert.equal(read("0.00005 万", "money", "zh-CN"), "0.5");
  assert.equal(read("３億", "money", "zh-CN"), "300000000");
});

test("a box for a rate always means per cent", () => {
  assert.equal(read("5.78", "rate-per-year"), "0.0578");
  assert.equal(read("5.78%", "rate-per-year"), "0.0578");
  assert.equal(read("5.78 %", "rate"), "0.0578");
  assert.equal(read("100", "rate"), "1");
  assert.equal(read("7", "rate"), "0.07");
  assert.equal(read("5%", "money"), "not-a-number");
});

test("other languages' marks", () => {
  assert.equal(read("12.345,67", "money", "de"), "12345.67");
  assert.equal(read("12’345.67", "money", "de-CH"), "12345.67");
  assert.equal(read("12'345.67", "money", "de-CH"), "12345.67");
  assert.equal(read("12 345,67", "money", "fr"), "12345.67");
});

test("German: points group, a comma is the decimal mark, signs and per cents stand behind", () => {
  const german = (text: string, unit: Unit = "money") => read(text, unit, "de");
  assert.equal(german("1.234,56"), "1234.56");
  assert.equal(german("1.234"), "1234"); // as 1,234 is in English
  assert.equal(german("1.234.567"), "1234567");
  assert.equal(german("2.500,50"), "2500.5");
  assert.equal(german("2500,5"), "2500.5");
  assert.equal(german(",5"), "0.5");
  assert.equal(german("1.234,56 €"), "1234.56");
  assert.equal(german("1.234,56\u00a0$"), "1234.56");
  assert.equal(german("€ 80"), "80");
  assert.equal(german("5,78 %", "rate-per-year"), "0.0578");
  assert.equal(german("5,78\u00a0%", "rate"), "0.0578");
  assert.equal(german("−0,5", "rate"), "-0.005");
  for (const text of [
    "1.23",
    "1.2345",
    "1234.56",
    "1,234.56",
    "1,2,3",
    "12.34.567",
    "5.78",
    "0.125",
    "5.780 x",
  ])
    assert.equal(german(text), "not-a-number", text);
});

test("German figures as they are read", () => {
  const shown = (value: string, unit: Unit, currency = "EUR") =>
    formatValue(value, { lang: "de", unit, currency });
  assert.equal(shown("10475.3890395981290337", "money"), "10.475,39\u00a0€");
  assert.equal(shown("-1234.5", "money", "CNY"), "-1.234,50\u00a0¥");
  assert.equal(shown("0.0578", "rate-per-year"), "5,78\u00a0%");
  assert.equal(shown("4.4917963465327097", "ratio"), "4,49 : 1");
  const tick = (value: string) =>
    formatValue(value, { lang: "de", unit: "money", currency: "EUR", compact: true });
  assert.deepEqual([tick("5000"), tick("25000")], ["5.000\u00a0€", "25.000\u00a0€"]);
  assert.deepEqual(currencySign("de", "EUR"), { sign: "€", isBehind: true });
  assert.deepEqual(currencySign("en", "EUR"), { sign: "€", isBehind: false });
});

test("what is no number is refused, never guessed", () => {
  for (const text of [
    "12abc",
    "abc",
    "1,23",
    "1,2345",
    "0,125",
    "000,125",
    "12,34,567",
    "1.2.3",
    "--5",
    "5-",
    "1e5",
    ",",
    ".",
    "-",
    "%",
    "万",
    "0x1",
  ]) {
    assert.equal(read(text), "not-a-number", text);
  }
  assert.equal(read(""), "required");
  assert.equal(read("  "), "required");
  assert.equal(read("1".repeat(29)), "too-many-digits");
});

test("a box shows every digit, and reads back what it shows", () => {
  assert.equal(showInBox("12345.678901", { lang: "en", unit: "money" }), "12,345.678901");
  assert.equal(showInBox("0.0578", { lang: "en", unit: "rate" }), "5.78");
  assert.equal(showInBox("12345.5", { lang: "de", unit: "money" }), "12.345,5");
  const units: Unit[] = ["money", "rate", "years", "count"];
  const values = [
    "0",
    "5",
    "-3.25",
    "1000000000000000",
    "0.0000000001",
    "12345678901234567890.12",
    "0.07",
    "0.29",
  ];
  for (const lang of ["en", "zh-CN", "de", "fr", "de-CH", "he"]) {
    for (const unit of units) {
      for (const value of values) {
        assert.equal(read(showInBox(value, { lang, unit }), unit, lang), value, `${value} ${unit} ${lang}`);
      }
    }
  }
});

test("values are rounded half away from zero, and never shown as −0", () => {
  const money = (value: string, currency = "CNY", lang = "zh-CN") =>
    formatValue(value, { lang, unit: "money", currency });
  assert.equal(money("10475.3890395981290337"), "¥10,475.39");
  assert.equal(money("2.675"), "¥2.68");
  assert.equal(money("-2.675"), "-¥2.68");
  assert.equal(money("-0.001"), "¥0.00");
  assert.equal(money("12345678901234567890.12"), "¥12,345,678,901,234,567,890.12");
  assert.equal(money("1234.5", "JPY", "en"), "¥1,235");
  const other = (value: string, unit: Unit) => formatValue(value, { lang: "en", unit, currency: "USD" });
  assert.equal(other("0.0578", "rate"), "5.78%");
  assert.equal(other("4.4917963465327097", "ratio"), "4.49 : 1");
  assert.equal(other("0.9453582907922102", "factor"), "0.945358");
});
