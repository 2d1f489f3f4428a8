// Asks the development server for the next version of the site, and shows it.
(async () => {
  let shown;
  for (;;) {
    try {
      const version = await (await fetch(`/__reload${shown === undefined ? "" : `?${shown}`}`)).text();
      shown ??= version;
      if (version !== shown) location.reload();
    } catch {
      await new Promise((resume) => setTimeout(resume, 1000));
    }
  }
})();
