"""Jobs watched during a run, from submission to end, as their spec's `x-job-lifecycle` describes them."""
