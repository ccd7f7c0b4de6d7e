"""What a document's form says: lines, tables, head (letterhead, 文号, title, date), clauses, sentences, genre."""
