"""Tables: csv and xlsx read by declared mappings, every refusal with its place."""
