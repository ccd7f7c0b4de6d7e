"""Questions in plain Chinese or English: linked, parsed by a small grammar, answered by Cypher."""
