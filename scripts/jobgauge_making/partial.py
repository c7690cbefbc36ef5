"""The operations of a spec that a client can be generated for, if it cannot be for all of them."""

from jobgauge.spec.document import Api, without
from jobgauge.spec.gate import LeftOut
from jobgauge_making import client, facts
from jobgauge_making.shapes import shapes
from jobgauge_making.specs import SpecRefused, left_out


def makeable(spec: Api, *, partial: bool) -> Api:
    """
    Return a spec without the operations that a client cannot call, each tried alone.

    Raises SpecRefused, with every operation, if there are such and it is not `partial`, or if none is left.
    """
    if _refusal(spec) is None:
        return spec
    gone: list[LeftOut] = []
    for name, operation in spec.operations.items():
        others = [LeftOut(each, ()) for each in spec.operations if each != name]
        why = _refusal(without(spec, others))
        if why is not None:
            pointer, colon, reason = why.partition(": ")
            if not (colon and pointer.startswith("#/")):
                pointer, reason = operation.node.pointer, why
            expected = "what a client can be generated for"
            gone.append(LeftOut(name, ((pointer, reason, expected),)))
    made = without(spec, gone)
    if not gone or not made.operations:
        raise SpecRefused("\n".join(left_out(made)) or str(_refusal(spec)))
    if not partial:
        raise SpecRefused("\n".join([*left_out(made), "--partial generates the rest"]))
    return made


def _refusal(spec: Api) -> str | None:
    try:
        client.variables(spec, facts.operations(spec), shapes(spec))
    except SpecRefused as error:
        return str(error).removeprefix(f"{spec.name}: ")
    return None
