// A logo for the report: a file, which stays on this device, or a picture at an address, which is loaded from there.

/** A picture that has been seen to load. */
export type Logo = { url: string };
export type LogoProblem =
  | "logo_wrong_type"
  | "logo_too_large"
  | "logo_not_read"
  | "logo_wrong_address"
  | "logo_not_loaded";

export const LOGO_TYPES = ["image/png", "image/jpeg", "image/svg+xml", "image/webp"];
const MOST_BYTES = 1_000_000;

export async function logoFromFile(file: File): Promise<Logo | LogoProblem> {
  if (!LOGO_TYPES.includes(file.type)) return "logo_wrong_type";
  if (file.size > MOST_BYTES) return "logo_too_large";
  const url = URL.createObjectURL(file);
  if (await loads(url)) return { url };
  URL.revokeObjectURL(url);
  // The page's policy may allow this way and not the other.
  const text = await dataUrl(file);
  return text && (await loads(text)) ? { url: text } : "logo_not_read";
}

/** A picture at an address; a page without encryption takes only its own. */
export async function logoFromAddress(typed: string): Promise<Logo | LogoProblem> {
  let url: URL;
  try {
    url = new URL(typed.trim(), document.baseURI);
  } catch {
    return "logo_wrong_address";
  }
  const isAllowed = url.protocol === "https:" || url.protocol === "data:" || isOwn(url);
  if (!isAllowed) return "logo_wrong_address";
  return (await loads(url.href)) ? { url: url.href } : "logo_not_loaded";
}

/** Frees what a logo from a file holds. */
export function forget(logo: Logo | null) {
  if (logo?.url.startsWith("blob:")) URL.revokeObjectURL(logo.url);
}

const isOwn = ({ protocol, origin }: URL) => protocol === "http:" && origin === location.origin;

/** As an image it can run nothing and load nothing further, an SVG neither. */
async function loads(url: string): Promise<boolean> {
  const image = new Image();
  // Whose logo it is can be told by the request; on which page it is shown need not be.
  image.referrerPolicy = "no-referrer";
  image.src = url;
  return image.decode().then(
    () => true,
    () => false,
  );
}

function dataUrl(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
