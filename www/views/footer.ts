// Below everything: where it is worked out, and the currency, which changes the sign alone.
import { html } from "lit";
import type { Words } from "../words.js";

const CURRENCIES = "CNY USD EUR GBP JPY HKD TWD SGD KRW INR AUD CAD CHF".split(" ");

export function footerTemplate({ ui }: Words, currency: string, onCurrency: (code: string) => void) {
  return html`<footer>
    <span>${ui.privacy}</span>
    <label class="currency" title=${ui.currency_note}>
      ${ui.currency}
      <select
        @change=${(event: Event) => onCurrency((event.target as HTMLSelectElement).value)}
        aria-describedby="currency-note"
      >
        ${[...new Set([currency, ...CURRENCIES])].map(
          (code) => html`<option value=${code} ?selected=${code === currency}>${code}</option>`,
        )}
      </select>
      <small id="currency-note">${ui.currency_note}</small>
    </label>
    <slot name="disclaimer"></slot>
  </footer>`;
}
