"""Arrow record batches in and out, with one schema that is never inferred. Needs pyarrow."""

from ingest.arrow.batch import clean_batch, map_batches, result_schema
from ingest.arrow.rows import BATCH_BYTES, DOCUMENT_BYTES, batches, from_documents, record
from ingest.arrow.schema import SCHEMA, digest

__all__ = [
    "BATCH_BYTES",
    "DOCUMENT_BYTES",
    "SCHEMA",
    "batches",
    "clean_batch",
    "digest",
    "from_documents",
    "map_batches",
    "record",
    "result_schema",
]
