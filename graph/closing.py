"""What is opened for a block and let go of at its end."""

from typing import Self


class Closing:
    """Stands in a `with` statement; its end is `close`, whatever happened in the block."""

    def close(self) -> None:
        """Let go of what it holds."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()
