"""The page that lists every rule in the words of its docstring."""

from reading.rules import DESCRIBED

_OPENING = """# 规则 · Rules

每条事实都写明由哪条规则读出；规则即 `reading/rules/` 里同名文件，说明就是它的文档字符串。
Every fact names the rule that read it; a rule is the file of the same name in `reading/rules/`, and
what it says of itself is its docstring. This page is written by `python -m reading.rules`.
"""


def handbook() -> str:
    """The Markdown page of all rules, Chinese first."""
    entries = (f"## `{rule.name}`\n{rule.zh}\n\n{rule.en}\n" for rule in DESCRIBED)
    return "\n".join((_OPENING, *entries))
