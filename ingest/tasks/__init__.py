"""Tasks that a document sets: actions, counted targets, deadlines, responsible bodies, supported bodies."""
