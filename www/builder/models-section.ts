// Which calculators there are, and in which order their tabs stand.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { live } from "../live.js";
import { filled } from "../words.js";
import { type Desk, isChecked } from "./desk.js";
import { help, section } from "./parts.js";

export function modelsSection(desk: Desk) {
  const { bench, words, change, say } = desk;
  const { builder } = words;
  const { models } = bench.choices;
  const nameOf = (id: string) => words.models[id]?.name ?? id;
  const choose = (id: string, event: Event) => {
    const chosen = isChecked(event) ? [...models, id] : models.filter((other) => other !== id);
    if (chosen.length === 0) say(builder.last_model);
    change({ models: chosen.length === 0 ? models : chosen }, `model ${id}`);
  };
  const content = html`
    ${help(builder.models_help)}
    <div class="cards" role="group" aria-label=${builder.models}>
      ${bench.catalogue.schemas.map(
        ({ id }) => html`<label class="card">
          <input type="checkbox" .checked=${live(models.includes(id))} @change=${(event: Event) => choose(id, event)} />
          <span><b>${nameOf(id)}</b><small>${words.models[id]?.purpose ?? ""}</small></span>
        </label>`,
      )}
    </div>
    ${models.length > 1 ? orderList(desk, nameOf) : nothing}
  `;
  return section(desk, "models", builder.models, content);
}

function orderList({ bench, words, change, say }: Desk, nameOf: (id: string) => string) {
  const { builder } = words;
  const { models } = bench.choices;
  const move = (id: string, by: number) => {
    const at = models.indexOf(id);
    const moved = [...models];
    moved.splice(at, 1);
    moved.splice(at + by, 0, id);
    change({ models: moved }, `order ${id}`);
    say(filled(builder.moved, { name: nameOf(id), n: `${at + by + 1}`, all: `${models.length}` }));
  };
  const button = (id: string, by: number, isEnd: boolean) => html`<button
    type="button"
    class="icon"
    aria-label=${filled(by < 0 ? builder.earlier : builder.later, { name: nameOf(id) })}
    aria-disabled=${isEnd ? "true" : "false"}
    @click=${() => isEnd || move(id, by)}
  >${by < 0 ? "↑" : "↓"}</button>`;
  return html`<h3 id="order">${builder.order}</h3>
    <ol class="order" aria-labelledby="order">
      ${repeat(
        models,
        (id) => id,
        (id, at) => html`<li>
          <span>${nameOf(id)}</span>
          ${button(id, -1, at === 0)}${button(id, 1, at === models.length - 1)}
        </li>`,
      )}
    </ol>`;
}
