"""The first questions to a server, and the sentence that says what is wrong with the call if it cannot be judged."""

from jobgauge.diagnosis.questions import Diagnosis, diagnose

__all__ = ["Diagnosis", "diagnose"]
