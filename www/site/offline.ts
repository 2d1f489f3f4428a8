// Keeps the site for when there is no network, and offers a new version when one has come.

const WORKER = "service-worker.js";

export async function keepForOffline(offer: (takeOver: () => void) => void) {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  try {
    const registration = await navigator.serviceWorker.register(trusted(WORKER) as string);
    const look = (worker: ServiceWorker | null) => {
      // The first version there is has nobody to take over from.
      if (worker?.state === "installed" && navigator.serviceWorker.controller) {
        offer(() => {
          navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
            once: true,
          });
          worker.postMessage("take-over");
        });
      }
    };
    look(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => look(coming));
    });
  } catch {
    // A browser that keeps nothing for pages shows the site as long as there is a network.
  }
}

/** A worker's address is a script's; the page requires that such are made by a policy. */
function trusted(url: string): string | TrustedScriptURL {
  const policy = window.trustedTypes?.createPolicy("value-calculator-site", {
    createScriptURL: (text: string) => text,
  });
  return policy?.createScriptURL(url) ?? url;
}
