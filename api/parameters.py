"""The parameters that several routes share, each with its meaning, limits and an example."""

from typing import Annotated, Literal

from fastapi import Path, Query

_NAME = 200  # the longest name in any source so far has 40 characters

Id = Annotated[str, Path(max_length=_NAME, description="id", examples=["firm-0a1b2c3d4e5f"])]
ChainPath = Annotated[
    str, Path(max_length=_NAME, description="产业链 · id, name or alias", examples=["新能源汽车"])
]
SegmentPath = Annotated[
    str, Path(max_length=_NAME, description="环节 · id, name or alias", examples=["动力电池"])
]
Region = Annotated[
    str,
    Query(
        max_length=_NAME,
        description="地区 · id, name or alias; without it the home region",
        examples=["星海新区"],
    ),
]
Chain = Annotated[
    str,
    Query(max_length=_NAME, description="产业链 · id, name or alias", examples=["新能源汽车"]),
]
Segment = Annotated[
    str, Query(max_length=_NAME, description="环节 · id, key or name", examples=["动力电池"])
]
Words = Annotated[
    str,
    Query(
        max_length=_NAME,
        description="名称、拼音或首字母 · name, pinyin or initials",
        examples=["cxqc"],
    ),
]
Limit = Annotated[int, Query(ge=1, le=500, description="at most so many", examples=[50])]
Offset = Annotated[
    int, Query(ge=0, le=1_000_000, description="leave out so many before", examples=[0])
]
Lang = Annotated[
    Literal["zh", "en"], Query(description="语言 · language of reasons", examples=["zh"])
]
