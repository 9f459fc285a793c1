"""The pack as an answer: what is in it, by list and picture."""

import hashlib
from collections.abc import Mapping

from api.views.report import PackFileView, PackListView, PackPictureView, PackView
from graph.report.model import Report


def report_view(report: Report, contents: Mapping[str, bytes]) -> PackView:
    """What a pack with its files holds."""
    return PackView(
        chain=report.chain_name,
        region=report.region_name,
        summary=report.summary,
        pictures=tuple(
            PackPictureView(key=p.key.value, title=p.title, boxes=len(p.nodes), missing=p.missing)
            for p in report.pictures
        ),
        lists=tuple(
            PackListView(
                key=s.key.value,
                title=s.title,
                columns=s.columns,
                rows=len(s.rows),
                filled=s.filled,
                blank=s.blank,
                remarks=s.remarks,
            )
            for s in report.sheets
        ),
        sources=len(report.sources),
        files=tuple(
            PackFileView(name=name, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
            for name, data in contents.items()
        ),
    )
