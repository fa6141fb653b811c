// Escape closes the folded menu and gives the focus back to its button, as people expect of a menu.
if (typeof document !== "undefined") {
  const menu = document.querySelector<HTMLDetailsElement>("details.menu-fold");
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
