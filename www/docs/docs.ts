// A button to copy each piece of code of the documentation.

const isChinese = document.documentElement.lang.startsWith("zh");
const WORDS = isChinese
  ? { copy: "复制", copied: "已复制", selected: "已选中，请按 Ctrl+C 复制" }
  : { copy: "Copy", copied: "Copied", selected: "Selected: press Ctrl+C to copy" };
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
