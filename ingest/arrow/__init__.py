"""Arrow record batches in and out, with one schema that is never inferred. Needs pyarrow."""

from ingest.arrow.batch import clean_batch, clean_table, map_batches, result_schema
from ingest.arrow.rows import BATCH_BYTES, batches, from_documents, record
from ingest.arrow.schema import SCHEMA, digest

__all__ = [
    "BATCH_BYTES",
    "SCHEMA",
    "batches",
    "clean_batch",
    "clean_table",
    "digest",
    "from_documents",
    "map_batches",
    "record",
    "result_schema",
]
