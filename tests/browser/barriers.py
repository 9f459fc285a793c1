"""What keeps people who cannot see well or use no mouse from a page, as axe-core finds it."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).with_name("vendor") / "axe-core-4.14.1.min.js"
# How colours stand out is measured apart (contrast.js), and quicker.
_GRAVE = """async () => (await axe.run({
    resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } },
})).violations
    .filter(one => ["serious", "critical"].includes(one.impact))
    .map(one => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 200)}`)"""


def barriers(page: Page) -> list[str]:
    """The serious and critical violations on a page, each with the first element it stands on."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_GRAVE)
    return found
