"""Zoo dataset conversions: reference server, rules, wrong servers."""
