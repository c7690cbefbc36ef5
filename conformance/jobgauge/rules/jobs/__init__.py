"""Rules about jobs: their lifecycle, the ids they echo, the units of their times and contents."""
