"""The three doors to an integration course: claim, obligation, admission."""

from graphsvc.matching.integration_course.doors import three_doors

__all__ = ["three_doors"]
