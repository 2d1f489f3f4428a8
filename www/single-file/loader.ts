// The loader of the page that is one file: most parts stand in the page itself, packed, several in one script element that
// does nothing (`scripts/single-file.ts`).
import { startClassic } from "../classic-start.js";
import { unpacked } from "../unpacked.js";

startClassic(async (part) => {
  const script = document.querySelector(`script[data-value-calculator-part~="${part}"]`);
  if (!script) return "";
  const text = await unpacked(script.textContent ?? "").text();
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
});
