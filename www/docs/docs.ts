// What the documentation does by itself: a button to copy each piece of code, and light or dark for the gallery's calculators.

const isChinese = document.documentElement.lang.startsWith("zh");
const WORDS = isChinese
  ? {
      copy: "复制",
      copied: "已复制",
      selected: "已选中，请按 Ctrl+C 复制",
      shown: "显示为",
      themes: { auto: "跟随设备", light: "浅色", dark: "深色" },
    }
  : {
      copy: "Copy",
      copied: "Copied",
      selected: "Selected: press Ctrl+C to copy",
      shown: "Shown",
      themes: { auto: "as your device", light: "light", dark: "dark" },
    };
const SHOWN_MS = 2500;

const said = document.getElementById("copied");
let hides = 0;

function say(text: string) {
  if (!said) return;
  said.textContent = text;
  clearTimeout(hides);
  hides = window.setTimeout(() => {
    said.textContent = "";
  }, SHOWN_MS);
}

for (const code of document.querySelectorAll<HTMLElement>(".code code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = WORDS.copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent ?? "");
      say(WORDS.copied);
    } catch {
      getSelection()?.selectAllChildren(code);
      say(WORDS.selected);
    }
  });
  code.closest(".code")?.append(button);
}

const gallery = document.querySelector(".gallery");
if (gallery) {
  const choice = document.createElement("fieldset");
  choice.className = "choice";
  const legend = document.createElement("legend");
  legend.textContent = WORDS.shown;
  choice.append(legend);
  for (const [theme, text] of Object.entries(WORDS.themes)) {
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), {
      type: "radio",
      name: "theme",
      checked: theme === "auto",
    });
    input.addEventListener("change", () => {
      for (const calculator of document.querySelectorAll("value-calculator")) calculator.theme = theme;
    });
    label.append(input, text);
    choice.append(label);
  }
  document.querySelector(".contents")?.after(choice);
}
