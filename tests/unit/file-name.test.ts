// Names of files: letters of any script stay, and nothing that a file system minds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../www/export/download.js";

const day = new Date(2026, 1, 3, 23, 59);

test("a title and a day", () => {
  assert.equal(fileName("Customer value", day, "csv"), "Customer-value-2026-02-03.csv");
  assert.equal(fileName("客户价值", day, "png"), "客户价值-2026-02-03.png");
  assert.equal(fileName("Valeur d’un client (été)", day, "svg"), "Valeur-d-un-client-été-2026-02-03.svg");
  assert.equal(fileName("हिन्दी मूल्य", day, "json"), "हिन्दी-मूल्य-2026-02-03.json");
});

test("no path, no mark of a file system, and no end to its length", () => {
  assert.equal(fileName('../../etc\\x:*?"<>|\u0000\u202e', day, "csv"), "etc-x-2026-02-03.csv");
  assert.equal(fileName("", day, "csv"), "2026-02-03.csv");
  assert.equal(fileName("///", day, "csv"), "2026-02-03.csv");
  const long = fileName("𠮷".repeat(300), day, "csv");
  assert.equal(long, `${"𠮷".repeat(60)}-2026-02-03.csv`);
});
