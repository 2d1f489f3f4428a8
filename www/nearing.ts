/** Calls back once when an element comes near what is seen; nothing where the browser cannot tell. */
export function nearing(element: Element, onNear: () => void): IntersectionObserver | null {
  if (typeof IntersectionObserver === "undefined") return null;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.unobserve(element);
      onNear();
    },
    { rootMargin: "600px" },
  );
  return observer;
}
