// Where a file of words is. A bundler finds every file that fits the pattern, and writes a list of imports.
// In the classic script each is a part that goes by its name, and no list is needed: `classic-files.ts`.
export const wordFile = (lang: string, name: string): Promise<{ default: object }> =>
  import(`./${lang}/${name}.json`);
