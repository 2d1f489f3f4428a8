// The page's own address as the memory of what was chosen: nothing else is stored. Each choice is a step back; what is
// typed or dragged in one field is one.

/** How long after the last keystroke the address is written: browsers refuse more than some a second. */
const AFTER_MS = 200;

export class Address {
  private kind: string | null = null;
  private waiting: string | null = null;
  /** Whether the next one to be written is a step of its own. */
  private isStep = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `onOpen` is called when the visitor goes back, forward, or to another link. */
  constructor(private readonly onOpen: () => void) {}

  connect() {
    addEventListener("popstate", this.moved);
    addEventListener("pagehide", this.flush);
  }

  disconnect() {
    this.flush();
    removeEventListener("popstate", this.moved);
    removeEventListener("pagehide", this.flush);
  }

  /** Keeps this fragment, soon; changes of one kind in a row are one step. */
  keep(fragment: string, kind: string) {
    if (kind !== this.kind) {
      this.flush();
      this.kind = kind;
      this.isStep = true;
    }
    this.waiting = fragment;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, AFTER_MS);
  }

  private readonly flush = () => {
    clearTimeout(this.timer);
    const fragment = this.waiting;
    this.waiting = null;
    if (fragment === null || fragment === location.hash.slice(1)) return;
    const address = `${location.pathname}${location.search}${fragment && `#${fragment}`}`;
    history[this.isStep ? "pushState" : "replaceState"](null, "", address);
    this.isStep = false;
  };

  private readonly moved = () => {
    clearTimeout(this.timer);
    this.waiting = null;
    this.kind = null;
    this.onOpen();
  };
}
