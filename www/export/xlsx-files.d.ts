// What the library makes before it zips. Its public functions zip in a worker of their own making, which a page's
// Content-Security-Policy forbids, and stamp the time of day on the file.
declare module "*/generateXlsxFileContents.js" {
  import type { Options, Sheet } from "write-excel-file/universal";

  /** The files of the workbook by their paths; a text, unless a picture was given. */
  export default function generateXlsxFileContents(
    sheets: Sheet<Blob>[],
    options: Options<Blob>,
  ): Record<string, string>;
}
