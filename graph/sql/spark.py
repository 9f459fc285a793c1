"""The gap rules run by Spark SQL: on this machine or on a cluster, with the same SQL text."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph.sql.line import Line, only, steps, words
from ontology.errors import MissingInput

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*]"
_ON_ONE_MACHINE = {
    "spark.sql.shuffle.partitions": "4",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "2g",
}
"""A cluster keeps its own numbers."""


def lines(
    files: Mapping[str, Path], regions: tuple[str, ...] = (), master: str = LOCAL
) -> Iterator[Line]:
    """The national answer over Parquet files, for some regions or for all.

    `master` is the address of a cluster; its machines must see the files under the same paths.
    """
    with session(master) as spark:
        yield from asked(spark, files, regions)


def asked(
    spark: "SparkSession", files: Mapping[str, Path], regions: tuple[str, ...] = ()
) -> Iterator[Line]:
    """The same by a session that is there already."""
    for name, path in files.items():
        table = spark.read.parquet(str(path))
        if name == "regions":
            table.createOrReplaceTempView("every_region")
            table = spark.sql(only(regions, "every_region"))
        table.createOrReplaceTempView(name)
    *before, (_, answer) = steps()
    for place, (name, select) in enumerate(before):
        table = spark.sql(select)
        if sum(name in words(later) for _, later in steps()[place + 1 :]) > 1:
            # Kept by the executors: what comes later is planned over it, not over its making.
            table = table.localCheckpoint()
        table.createOrReplaceTempView(name)
    for row in spark.sql(answer).toLocalIterator():
        yield Line(*row)


@contextmanager
def session(master: str = LOCAL, more: Mapping[str, str] | None = None) -> Iterator["SparkSession"]:
    """A Spark session that ends with its block; MissingInput without the extra.

    `more` are settings of Spark's own.
    """
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as fault:
        raise MissingInput(
            "没有 Spark；请安装 pip install 'liantu[spark]'，并有 Java 17 或更高版本",
            "No Spark here; pip install 'liantu[spark]' and Java 17 or later",
            "spark",
        ) from fault
    builder = SparkSession.builder.appName("liantu").master(master)
    builder = builder.config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.session.timeZone", "UTC")
    local = _ON_ONE_MACHINE if master.startswith("local") else {}
    for name, value in {**local, **(more or {})}.items():
        builder = builder.config(name, value)
    running = builder.getOrCreate()
    try:
        yield running
    finally:
        running.stop()
