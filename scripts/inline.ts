// Writes the optimised module of a folder as gzip in base64, for the entries that carry it inside: it keeps its compressed
// size whether or not the server compresses.
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const [folder = "www/generated"] = process.argv.slice(2);
const module = readFileSync(`${folder}/value-calculator.wasm`);
const packed = gzipSync(module, { level: 9 }).toString("base64");
writeFileSync(`${folder}/inlined.ts`, `export const packedModule =\n  "${packed}";\n`);
