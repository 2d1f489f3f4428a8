// A choice of several texts.
import { html, nothing } from "lit";

/** `label` is read out, where no label stands around it. */
export function selectTemplate(
  label: string | null,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  onChoose: (value: string) => void,
) {
  return html`<select aria-label=${label ?? nothing} @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value)}>
    ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
  </select>`;
}
