"""`dataclass` for what nobody changes: mypy sees to `frozen=True`, so Python need not.

Where Python sees to it, a class takes twice as long to define, and an object to make, since each
field is set by way of `object.__setattr__`. There are 120 classes, and 100,000 objects at M.
"""

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, **options: Any) -> Any:
        """`dataclasses.dataclass`; a frozen class has a hash and is otherwise as any other."""
        hashed = frozen and options.get("eq", True)
        return dataclasses.dataclass(unsafe_hash=hashed, **options)


__all__ = ["dataclass"]
