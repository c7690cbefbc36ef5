"""Generated clients in other people's source trees."""
