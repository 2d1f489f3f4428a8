// Parts of the element that a page loads when it first needs them, so that what it shows at first is there sooner.
import type { CSSResult, LitElement } from "lit";

/** A module of templates, with the style sheets that they need. */
export type Part = { styles?: readonly CSSResult[] };
/** Loads a part: always the same function for the same part. */
export type Loads<P extends Part> = () => Promise<P>;

export class Parts {
  private readonly known = new Map<Loads<Part>, Part | "loading" | "failed">();

  constructor(private readonly host: LitElement) {}

  /** The part, if it is here. Else it is sent for, and the host renders again when it has come or failed to. */
  get<P extends Part>(load: Loads<P>): P | "loading" | "failed" {
    const known = this.known.get(load);
    if (known !== undefined) return known as P | "loading" | "failed";
    this.known.set(load, "loading");
    load().then(
      (part) => this.arrived(load, part),
      () => this.arrived(load, "failed"),
    );
    return "loading";
  }

  /** Sends again for whatever failed to come. */
  retry() {
    for (const [load, state] of this.known) if (state === "failed") this.known.delete(load);
    this.host.requestUpdate();
  }

  private arrived(load: Loads<Part>, part: Part | "failed") {
    this.known.set(load, part);
    if (part !== "failed") this.adopt(part.styles ?? []);
    this.host.requestUpdate();
  }

  private adopt(styles: readonly CSSResult[]) {
    const root = this.host.renderRoot;
    if (!(root instanceof ShadowRoot)) return;
    // Parts share sheets; each is adopted once.
    const sheets = new Set([
      ...root.adoptedStyleSheets,
      ...styles.flatMap(({ styleSheet }) => styleSheet ?? []),
    ]);
    root.adoptedStyleSheets = [...sheets];
  }
}
