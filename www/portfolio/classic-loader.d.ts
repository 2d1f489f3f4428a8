/** What the classic script's loader gives to its parts: see www/classic-loader.ts. */
declare module "classic-loader" {
  /** The address of a part's script. */
  export function addressOf(part: string): Promise<string>;
  /** The address as a page that requires trusted types takes it. */
  export function trusted(url: string): string;
}
