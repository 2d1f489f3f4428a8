// A file that the visitor chooses: by a button of ours, since the browser's own cannot be worded or made to look alike.

/** Opens the chooser of the file input beside the button. */
export function chooseFile(event: Event) {
  const button = event.currentTarget as Element;
  button.parentElement?.querySelector<HTMLInputElement>("input[type=file]")?.click();
}

/** What was chosen; the same file can be chosen again. */
export function chosenFile(event: Event): File | undefined {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  input.value = "";
  return file;
}
