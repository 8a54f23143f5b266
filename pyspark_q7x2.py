"""Spark finds data sources in top-level modules whose names begin with `pyspark_`."""

from ingest.engines.spark import Q7x2DataSource as DefaultSource

__all__ = ["DefaultSource"]
