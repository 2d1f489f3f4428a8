// The form: the everyday fields by their groups, the further ones behind a disclosure.
import { html, nothing } from "lit";
import type { FieldSchema, ModelSchema } from "../wire.js";
import { type FormContext, fieldTemplate } from "./fields.js";

export type FormActions = {
  history: { canUndo: boolean; canRedo: boolean };
  onReset: () => void;
  onGo: (way: "undo" | "redo") => void;
};

export function formTemplate(
  schema: ModelSchema,
  context: FormContext,
  { history, onReset, onGo }: FormActions,
) {
  const { words, problems, model } = context;
  const further = schema.inputs.filter((field) => field.advanced);
  const isOpen = context.isFurtherOpen || further.some((field) => problems.has(field.id));
  const way = (to: "undo" | "redo", isPossible: boolean) => html`<button
    type="button"
    class="quiet"
    part="button"
    aria-disabled=${isPossible ? "false" : "true"}
    @click=${() => onGo(to)}
  >${words.ui[to]}</button>`;
  const names = further.map((field) => model.inputs[field.id]?.label ?? field.id);
  return html`
    <form class="form" part="form" aria-label=${words.ui.inputs} novalidate @submit=${(event: Event) => event.preventDefault()}>
      ${groups(schema, (field) => !field.advanced, context)}
      ${
        further.length > 0
          ? html`<details class="further" ?open=${isOpen} @toggle=${(event: Event) => context.onFurther((event.target as HTMLDetailsElement).open)}>
              <summary>${words.ui.more_inputs} <small>${names.join(" · ")}</small></summary>
              ${groups(schema, (field) => field.advanced, context)}
            </details>`
          : nothing
      }
      <div class="form-actions">
        <button type="button" class="quiet" part="button" @click=${onReset}>${words.ui.reset}</button>
        ${history.canUndo || history.canRedo ? html`${way("undo", history.canUndo)} ${way("redo", history.canRedo)}` : nothing}
      </div>
    </form>
  `;
}

function groups(schema: ModelSchema, wanted: (field: FieldSchema) => boolean, context: FormContext) {
  return schema.groups.map((group) => {
    const fields = schema.inputs.filter((field) => field.group === group && wanted(field));
    if (fields.length === 0) return nothing;
    return html`<div class="group" role="group" aria-label=${context.model.groups[group] ?? group}>
      <h3 aria-hidden="true">${context.model.groups[group] ?? group}</h3>
      ${fields.map((field) => fieldTemplate(field, context))}
    </div>`;
  });
}
