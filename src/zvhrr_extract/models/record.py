"""Record: the frozen, closed parent of all that leaves as JSON."""

from functools import cache

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value that cannot change and refuses fields it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        serialize_by_alias=True,
        allow_inf_nan=False,  # neither is JSON
    )

    def model_post_init(self, context: object, /) -> None:  # noqa: ARG002 -- pydantic's signature
        """Let all records of a class share one set of field names.

        A set of its own for each takes as much memory as all else in a small record, and
        which fields were left to their defaults is asked nowhere.
        """
        object.__setattr__(self, "__pydantic_fields_set__", _field_names(type(self)))


@cache
def _field_names(record: type[Record]) -> set[str]:
    return set(record.model_fields)
