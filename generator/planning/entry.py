from generator.planning.summary import unit_of
from generator.records.summary import ProfileSummary as Entry

__all__ = ["Entry", "unit_of"]
