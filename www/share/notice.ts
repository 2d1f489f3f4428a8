// What could not be taken from the link that opened the page, by name, until the visitor has read it.
import { html } from "lit";
import type { LinkController } from "../link-controller.js";
import { shareStyles } from "../styles/share-styles.js";
import type { ModelSchema } from "../wire.js";
import { filled, type Words } from "../words.js";

export const styles = [shareStyles];

export function noticeTemplate({ refused, close }: LinkController, schema: ModelSchema, words: Words) {
  const { share: texts } = words;
  const model = words.models[schema.id];
  const isNewer = refused?.some(({ code }) => code === "newer-version");
  const names = (refused ?? [])
    .filter(({ code }) => code !== "newer-version")
    .map(({ field }) => {
      const id = field.startsWith(`${schema.id}.`) ? field.slice(schema.id.length + 1) : field;
      return model?.inputs[id]?.label ?? id;
    });
  return html`<div class="notice" role="status">
    <p class="caution">
      ${isNewer ? texts.newer : ""}
      ${names.length > 0 ? filled(texts.refused, { fields: [...new Set(names)].join(texts.between) }) : ""}
    </p>
    <button type="button" class="plain" part="button" @click=${close}>${texts.close}</button>
  </div>`;
}
