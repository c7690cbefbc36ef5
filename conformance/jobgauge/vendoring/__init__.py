"""Generated clients in other people's trees."""
