// The way back through what was changed, and forward again. It does not look into the states it keeps.

const MOST_STEPS = 200;

export class History<State> {
  private readonly past: State[] = [];
  /** The nearest last. */
  private readonly future: State[] = [];
  private present: State;
  /** What the last step changed, as long as more of the same belongs to that step. */
  private run: string | null = null;

  constructor(start: State) {
    this.present = start;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /**
   * Keeps the state that a change has led to. Changes of one kind (a field's id) in a row are one step, so that undo
   * takes back a number and not its last digit; without a kind, each is a step of its own.
   */
  record(state: State, kind: string | null = null) {
    this.future.length = 0;
    if (kind === null || kind !== this.run) {
      this.past.push(this.present);
      if (this.past.length > MOST_STEPS) this.past.shift();
    }
    this.present = state;
    this.run = kind;
  }

  /** The next change is a new step, even of the same field: the person has left the box. */
  endRun() {
    this.run = null;
  }

  /** The state before the last step; nothing if there is none. */
  undo(): State | undefined {
    return this.step(this.past, this.future);
  }

  /** The state that the last undo left; nothing if there is none. */
  redo(): State | undefined {
    return this.step(this.future, this.past);
  }

  private step(from: State[], to: State[]): State | undefined {
    if (from.length === 0) return undefined;
    to.push(this.present);
    this.present = from.pop() as State;
    this.run = null;
    return this.present;
  }
}
