"""Characters in; language, sentences, tokens, clauses and verb groups out."""
