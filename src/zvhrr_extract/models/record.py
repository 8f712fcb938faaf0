"""Record: the frozen, closed parent of all that leaves as JSON."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value that cannot change and refuses fields it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )
