// Runs before the first paint: the chosen theme, and a class that says scripts run.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  let chosen = null;
  try { chosen = localStorage.getItem("theme"); } catch { /* storage may be switched off */ }
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
})();
