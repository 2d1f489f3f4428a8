// Style sheets written in modules: each is made when an element first needs it, and shared by all elements of a page.

export class StyleText {
  private sheet: CSSStyleSheet | undefined;

  constructor(readonly cssText: string) {}

  get styleSheet(): CSSStyleSheet {
    if (!this.sheet) {
      this.sheet = new CSSStyleSheet();
      this.sheet.replaceSync(this.cssText);
    }
    return this.sheet;
  }
}

/** Marks a text as a style sheet, which the build minifies. */
export const css = ([text]: TemplateStringsArray) => new StyleText(text as string);
