// Writes the optimised module as gzip in base64, for the entries that carry it inside: it keeps its compressed size
// whether or not the server compresses.
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const module = readFileSync("www/generated/value-calculator.wasm");
const packed = gzipSync(module, { level: 9 }).toString("base64");
writeFileSync("www/generated/inlined.ts", `export const packedModule =\n  "${packed}";\n`);
