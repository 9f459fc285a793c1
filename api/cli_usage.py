"""What is wrong with a command line, in Chinese: the option parser itself only speaks English."""

import re
from typing import Final

_PHRASES: Final = (
    (r"No such command '(.*?)'\.?", r"没有命令 \1"),
    (r"No such option: (\S+)", r"没有选项 \1"),
    (r"Missing argument '(.*?)'\.?", r"缺少参数 \1"),
    (r"Missing option '(.*?)'\.?", r"缺少选项 \1"),
    (r"Option '(.*?)' requires an argument\.?", r"选项 \1 后面缺少值"),
    (r"Got unexpected extra arguments? \((.*)\)", r"多余的参数：\1"),
    (r"Invalid value for '(.*?)': (?:Value error, )?", r"\1 的值无效："),
    (r"'([^']*)' is not one of (.*?)\.?$", r"\1 不在 \2 之中"),
    (r"\s*Did you mean (.*?)\?", r"（是不是 \1？）"),
    (r"\s*\(Possible options: (.*?)\)", r"（是不是 \1？）"),
)


def in_chinese(message: str) -> str:
    """The message of the option parser, its known phrases in Chinese.

    >>> in_chinese("No such option: --jsn Did you mean --json?")
    '没有选项 --jsn（是不是 --json？）'
    >>> in_chinese("Invalid value for '--lang': Value error, 'fr' is not one of 'zh', 'en'.")
    "--lang 的值无效：fr 不在 'zh', 'en' 之中"
    """
    words = " ".join(message.split())
    for english, chinese in _PHRASES:
        words = re.sub(english, chinese, words)
    return words
