"""Claims in, figures out: kept in a store, exported, charted in the browser."""
