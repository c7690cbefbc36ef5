"""Rules about HTTP: responses and their statuses, errors, authentication."""
