"""What is derived from `schema/`: records, tables, constraints, statements, JSON Schemas, dictionary, picture."""
