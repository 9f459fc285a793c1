"""The pack: how much is in each list and picture, the sources, the files written."""

from typing import Annotated

from pydantic import Field

from api.views.base import View


class PackListView(View):
    """One list of the pack."""

    key: Annotated[str, Field(description="which list", examples=["firms"])]
    title: Annotated[str, Field(description="its title", examples=["企业清单"])]
    columns: Annotated[tuple[str, ...], Field(description="column heads", examples=[["企业"]])]
    rows: Annotated[int, Field(ge=0, description="how many rows", examples=[9])]
    filled: Annotated[int, Field(ge=0, description="cells with text", examples=[40])]
    blank: Annotated[int, Field(ge=0, description="cells empty for a reason", examples=[30])]
    remarks: Annotated[tuple[str, ...], Field(description="what is not in the list")]


class PackPictureView(View):
    """One picture of the pack, or why it is not drawn."""

    key: Annotated[str, Field(description="which picture", examples=["chain"])]
    title: Annotated[str, Field(description="its title", examples=["产业链图"])]
    boxes: Annotated[int, Field(ge=0, description="how many boxes", examples=[15])]
    missing: Annotated[str, Field(description='why there is none, "" if drawn', examples=[""])]


class PackFileView(View):
    """One file of the pack."""

    name: Annotated[str, Field(description="file name", examples=["澄湾市-新能源汽车.docx"])]
    bytes: Annotated[int, Field(ge=0, description="its size", examples=[30364])]
    sha256: Annotated[str, Field(description="its hash: the same input, the same", examples=["0"])]


class PackView(View):
    """What a pack holds."""

    chain: Annotated[str, Field(description="chain", examples=["新能源汽车"])]
    region: Annotated[str, Field(description="region", examples=["澄湾市"])]
    summary: Annotated[tuple[str, ...], Field(description="the board in sentences")]
    pictures: Annotated[tuple[PackPictureView, ...], Field(description="the five pictures")]
    lists: Annotated[tuple[PackListView, ...], Field(description="the five lists")]
    sources: Annotated[int, Field(ge=0, description="places in documents", examples=[111])]
    files: Annotated[tuple[PackFileView, ...], Field(description="the files")]
