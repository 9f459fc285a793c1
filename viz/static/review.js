// Sends what a person decides to /api/review and takes settled facts from the page.
const root = document.querySelector("[data-review]");
const said = root.querySelector("[data-said]");

root.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-verdict]");
  if (!button) return;
  button.disabled = true;
  const { verdict, target, rule } = button.dataset;
  try {
    const answer = await fetch("/api/review", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ targets: target ? [target] : [], rule: rule ?? "", verdict }),
    });
    if (!answer.ok) throw new Error((await answer.json()).error?.message ?? answer.statusText);
    if (rule) location.reload();
    else button.closest("article").remove();
  } catch (fault) {
    said.textContent = `${root.dataset.failed} ${fault.message}`;
    button.disabled = false;
  }
});
