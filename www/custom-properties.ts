// The custom properties that a page may set on the element, each with the CSS property whose values it takes. They stand
// in the address of embed.html too, which anyone can write: what its own property would not take is left out there.
export const CUSTOM_PROPERTIES: Readonly<Record<string, "color" | "font-family" | "border-radius">> = {
  "--vc-color-accent": "color",
  "--vc-color-bg": "color",
  "--vc-color-text": "color",
  "--vc-font": "font-family",
  "--vc-radius": "border-radius",
  "--vc-series-1": "color",
  "--vc-series-2": "color",
  "--vc-series-3": "color",
  "--vc-series-4": "color",
};
