// Pages are built up, changed and taken apart while they are open: what is looked for in one is looked for again.

/** Looks as soon as the page has been read, and again whenever elements or these attributes have changed in it. */
export function nowAndLater(look: () => void, attributes: string[]) {
  const start = () => {
    look();
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: attributes,
    });
  };
  // While a page is still read, an element is there before what it holds.
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
}
