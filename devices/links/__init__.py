"""Links move bytes and know no meaning."""
