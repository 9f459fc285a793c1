"""What is running: health, version."""

from fastapi import APIRouter

from api.here import Now
from api.version import VERSION
from api.views import HealthView, VersionView

router = APIRouter(tags=["system"])


@router.get("/healthz", summary="是否在运行")
async def healthz() -> HealthView:
    """That the server answers; touches no data and waits for no thread."""
    return HealthView(status="ok")


@router.get("/api/version", summary="版本")
def running(now: Now) -> VersionView:
    """The version of liantu and the generation of the graph it serves."""
    documents = len(now.knowledge.documents)
    return VersionView(version=VERSION, documents=documents, generation=now.generation)
