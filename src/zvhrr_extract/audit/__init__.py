"""Audit: a report with its claims in, what its checks saw out, each in plain words."""

from zvhrr_extract.audit.report import audit_report

__all__ = ["audit_report"]
