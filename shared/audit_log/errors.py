"""What the public routes of a log and the taking in of cosignatures refuse."""

from shared.errors import Kind, ServiceError


class NoCheckpoint(ServiceError):
    """Nothing was signed yet."""

    def __init__(self) -> None:
        super().__init__("审计日志还没有检查点，过一会儿再来", code="NO_CHECKPOINT", kind=Kind.MISSING)


class UnknownSize(ServiceError):
    """No checkpoint has this size."""

    def __init__(self) -> None:
        super().__init__("没有这么多条的检查点", code="UNKNOWN_SIZE", kind=Kind.MISSING)


class LeafNotFound(ServiceError):
    """No leaf has this hash or index within the checkpoint."""

    def __init__(self) -> None:
        super().__init__("检查点里没有这一条", code="LEAF_NOT_FOUND", kind=Kind.MISSING)


class UnknownWitness(ServiceError):
    """The cosignature of a witness that this log was not told of."""

    def __init__(self) -> None:
        super().__init__("不认识这个见证人", code="UNKNOWN_WITNESS", kind=Kind.REFUSED)


class CosignatureWrong(ServiceError):
    """Not a cosignature below one of our checkpoints."""

    def __init__(self) -> None:
        super().__init__("这个联署不是签在本日志检查点上的", code="COSIGNATURE_WRONG", kind=Kind.INVALID)


class ScopeTooWide(ServiceError):
    """An export for a scope that is not one."""

    def __init__(self) -> None:
        super().__init__("导出的范围不对", code="EXPORT_RANGE", kind=Kind.INVALID)
