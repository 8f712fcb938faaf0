"""Ground floor: data only. Nothing here parses, reads files or logs.

Records that leave as JSON are pydantic (`record.Record`); what is born in the thousands
on the way is a small frozen dataclass.
"""
