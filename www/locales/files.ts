// Where a file of words is. A bundler finds every file that fits the pattern, and writes a list of imports.
export const wordFile = async (lang: string, name: string): Promise<object> =>
  (await import(`./${lang}/${name}.json`)).default;
