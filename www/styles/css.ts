// Style sheets written in modules: each is made when an element first needs it, and shared by all elements of a page.

export type StyleText = { readonly cssText: string; readonly styleSheet: CSSStyleSheet };

/** Marks a text as a style sheet, which the build minifies. */
export function css([text]: TemplateStringsArray): StyleText {
  const cssText = text as string;
  let sheet: CSSStyleSheet | undefined;
  return {
    cssText,
    get styleSheet() {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(cssText);
      }
      return sheet;
    },
  };
}
