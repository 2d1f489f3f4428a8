// The link that a page was opened by, and the link to what is shown: the code for both comes when it is first needed.
import type { CoreEngine } from "./engine.js";
import type { Session } from "./session.js";
import type { Refused, Screen } from "./share/link.js";
import type { Around } from "./share/screen.js";
import type { Words } from "./words.js";

const LINK = /^#vc=\d/;

/** A screen that was opened, and how a session comes to show it. */
export type Arrival = {
  screen: Screen;
  show: (session: Session) => void;
  /** What could not be taken; nothing when all was. */
  refused: readonly Refused[] | null;
};

export class LinkController {
  /** What could not be taken from the link; nothing when all was, or the visitor has read it. */
  refused: readonly Refused[] | null = null;

  /** `onLink` is called when another link is put into the address of the open page. */
  constructor(
    private readonly host: { requestUpdate(): void },
    private readonly element: Element,
    private readonly onLink: () => void,
  ) {}

  connect() {
    addEventListener("hashchange", this.onHash);
  }

  disconnect() {
    removeEventListener("hashchange", this.onHash);
  }

  /** The screen of the page's address; nothing where it is no link, or not one of these models. */
  async opened(engine: CoreEngine, models: readonly string[]): Promise<Arrival | null> {
    if (!LINK.test(location.hash)) return null;
    try {
      const { arrivalAt } = await import("./share/screen.js");
      const arrival = await arrivalAt(this.element, engine, models);
      this.refused = arrival?.refused ?? null;
      return arrival;
    } catch {
      // Without this part the page shows what it shows without a link.
      return null;
    }
  }

  async linkTo(session: Session, around: Around, words: Words): Promise<string> {
    const { linkTo } = await import("./share/screen.js");
    return linkTo(session, around, words, location.href);
  }

  readonly close = () => {
    this.refused = null;
    this.host.requestUpdate();
  };

  private readonly onHash = () => {
    if (LINK.test(location.hash)) this.onLink();
  };
}
