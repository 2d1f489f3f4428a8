// The same for the classic script: `load` is its loader's (`www/classic-loader.ts`), and `scripts/classic.ts` makes a
// part of every file.
declare const load: (part: string) => Promise<{ default: object }>;

export const wordFile = (lang: string, name: string) => load(`locales.${lang}.${name}`);
