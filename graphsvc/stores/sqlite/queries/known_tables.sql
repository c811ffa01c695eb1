-- Whether the file is a graph of this product, of whatever version.
SELECT count(*) = 2 FROM sqlite_master WHERE type = 'table' AND name IN ('audit_entry', 'write_key')
