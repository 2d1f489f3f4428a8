/** Calls back once when an element comes near what is seen. */
export function nearing(element: Element, onNear: () => void): IntersectionObserver {
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
