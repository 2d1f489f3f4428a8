// What is said politely to those who do not see it: the result, some time after the last keystroke, or what was done.

/** How long after the last keystroke the result is read aloud. */
const AFTER_MS = 700;

export class Voice {
  text = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: { requestUpdate(): void }) {}

  /** Says something at once, in place of what would be said later. */
  say(text: string) {
    this.hush();
    this.text = text;
    this.host.requestUpdate();
  }

  /** Says what there is to say once nothing more has happened for a while. */
  later(text: () => string | null) {
    this.hush();
    this.timer = setTimeout(() => {
      const said = text();
      if (said !== null) this.say(said);
    }, AFTER_MS);
  }

  hush() {
    clearTimeout(this.timer);
  }
}
