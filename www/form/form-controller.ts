// What happens when somebody uses the form: the state behind it changes, and the element is told.
import type { Calculation } from "../calculation.js";
import type { FieldSchema } from "../wire.js";
import type { FormContext, RowsChange } from "./fields.js";
import type { FormState } from "./form-state.js";

export type FormHost = {
  /** The calculation whose form is shown. */
  calculation: () => Calculation | null;
  /** A figure has changed; changes of one kind in a row are one step to undo. */
  onChange: (kind: string | null) => void;
  /** A box was left. */
  onLeave: () => void;
  /** Something was done that is said at once, and goes on at the field of that id. */
  onRows: (change: RowsChange) => void;
  redraw: () => void;
};

type Handled =
  | "openHelp"
  | "isFurtherOpen"
  | "onType"
  | "onGive"
  | "onLeave"
  | "onHelp"
  | "onFurther"
  | "onTypeCell"
  | "onLeaveCell"
  | "onRows";

export class FormController implements Pick<FormContext, Handled> {
  openHelp: ReadonlySet<string> = new Set();
  isFurtherOpen = false;
  readonly onRows: FormHost["onRows"];

  constructor(private readonly host: FormHost) {
    this.onRows = host.onRows;
  }

  readonly onType = (field: FieldSchema, text: string) => {
    this.host.calculation()?.form.type(field, text);
    this.host.onChange(field.id);
  };

  readonly onGive = (field: FieldSchema, value: string) => {
    this.host.calculation()?.form.give(field, value);
    this.host.onChange(field.id);
  };

  readonly onLeave = (field: FieldSchema) => {
    this.host.calculation()?.form.settle(field);
    this.host.onLeave();
  };

  readonly onTypeCell = (row: FormState, column: FieldSchema, text: string) => {
    row.type(column, text);
    this.host.onChange(column.id);
  };

  readonly onLeaveCell = (row: FormState, column: FieldSchema) => {
    row.settle(column);
    this.host.onLeave();
  };

  readonly onHelp = (field: FieldSchema) => {
    const open = new Set(this.openHelp);
    if (!open.delete(field.id)) open.add(field.id);
    this.openHelp = open;
    this.host.redraw();
  };

  readonly onFurther = (isOpen: boolean) => {
    this.isFurtherOpen = isOpen;
    this.host.redraw();
  };
}

/** Whether keys ask for the step before or the one after: Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y, with ⌘ on a Mac. */
export function wayAsked(event: KeyboardEvent): "undo" | "redo" | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  // A box that is no figure of the form, such as a scenario's name, has its own way back.
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement && !target.closest(".form")) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" ? "redo" : null;
}
