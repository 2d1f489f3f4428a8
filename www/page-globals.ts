// The two of a page's globals that Lit asks for as soon as it is imported. In the package (scripts/bundle.ts) its modules
// find these in their place, so that importing them on a server, where there is no page, does not throw; nothing is
// drawn there. Lit has builds of its own for Node, but those hold for Node alone, and bring a model of the DOM.
const element = typeof HTMLElement === "undefined" ? (class {} as typeof HTMLElement) : HTMLElement;
const page =
  typeof document === "undefined" ? ({ createTreeWalker: () => ({}) } as unknown as Document) : document;

export { element as HTMLElement, page as document };
