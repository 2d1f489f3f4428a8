// Saves a file on the visitor's machine, as far as the page he is on allows it.

/** Whether the page may save files: nobody tells a page in a foreign frame what its frame allows. */
export type Permission = "granted" | "refused" | "unknown";

/** Long enough for any browser to have opened the file. */
const REVOKED_AFTER_MS = 60_000;
const MOST_LETTERS = 60;

/** A file's name from a title in any script and a day. */
export function fileName(title: string, day: Date, extension: string): string {
  const words = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  const short = Array.from(words).slice(0, MOST_LETTERS).join("").replace(/-$/, "");
  const two = (number: number) => `${number}`.padStart(2, "0");
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  return `${short ? `${short}-` : ""}${date}.${extension}`;
}

/** Whether a frame around the page keeps it from saving files. */
export function permission(): Permission {
  if (window.top === window) return "granted";
  try {
    // There is a frame element to see only where the frame is of the page's own origin.
    const { frameElement } = window;
    if (!frameElement) return "unknown";
    const sandbox = frameElement.getAttribute("sandbox");
    return sandbox === null || /\ballow-downloads\b/i.test(sandbox) ? "granted" : "refused";
  } catch {
    return "unknown";
  }
}

export function download(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  // Firefox follows a link only where it stands in the document.
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKED_AFTER_MS);
}
