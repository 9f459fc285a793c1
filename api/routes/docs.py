"""The page that shows the OpenAPI description, with Swagger UI from our own files."""

from pathlib import Path
from typing import Final

from fastapi import APIRouter
from starlette.responses import FileResponse

router = APIRouter(include_in_schema=False)

_FOLDER: Final = Path(__file__).parents[1] / "static"


@router.get("/docs")
def docs() -> FileResponse:
    """The page."""
    return FileResponse(_FOLDER / "docs.html")


@router.get("/docs/docs.js")
def docs_script() -> FileResponse:
    """The script that starts Swagger UI."""
    return FileResponse(_FOLDER / "docs.js", media_type="text/javascript")
