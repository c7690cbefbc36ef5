"""Jobs as a run sees them: watched from submission to end, by their spec's `x-job-lifecycle`."""
