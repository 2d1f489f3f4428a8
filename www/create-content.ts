// Makes the content of an element: see content.ts.
import { CalculatorContent } from "./calculator-content.js";
import type { Content, Host } from "./content.js";
import type { PageFiles } from "./page-files.js";
import { defineTemplateElement, type TemplateElement } from "./template-element.js";

/** A content on these files, for the element of a page. */
export function createContent(host: Host, files: PageFiles): Content {
  // Another version of this script may have defined its own, and its element was then not shown.
  let tag = "value-calculator-content";
  while (customElements.get(tag) && customElements.get(tag) !== CalculatorContent) tag += "-";
  if (!customElements.get(tag))
    defineTemplateElement(tag, CalculatorContent as unknown as typeof TemplateElement);
  const content = new CalculatorContent(host, files);
  content.style.display = "contents";
  return content;
}
