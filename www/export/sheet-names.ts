// The names of a workbook's sheets, from whatever people call their scenarios.

/** Excel's limit. */
const MOST_LETTERS = 31;

/** A name for each sheet that every spreadsheet takes, no two alike; a name with nothing left in it is its number's. */
export function sheetNames(wanted: readonly string[], numbered: (number: number) => string): string[] {
  const taken = new Set<string>();
  return wanted.map((name, place) => {
    const clean = accepted(name) || accepted(numbered(place + 1));
    let unique = clean;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy++) {
      const mark = ` (${copy})`;
      unique = shortened(clean, MOST_LETTERS - mark.length) + mark;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function accepted(name: string): string {
  const plain = name.replace(/[[\]:*?/\\]/g, " ").replace(/[\p{Cc}\p{Cs}\ufffd-\uffff]/gu, "");
  // An apostrophe at either end would end the name in a formula; History is a name that Excel keeps for itself.
  const clean = shortened(plain.replace(/\s+/g, " ").replace(/^[\s']+/, ""), MOST_LETTERS);
  return /^history$/i.test(clean) ? `${clean} 1` : clean;
}

/** Cut between letters, never within one. */
function shortened(text: string, most: number): string {
  let short = "";
  for (const letter of text) {
    if (short.length + letter.length > most) break;
    short += letter;
  }
  return short.replace(/[\s']+$/, "");
}
